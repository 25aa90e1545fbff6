using Confero.Delivery;
using Confero.Identity;
using Confero.Notices;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Delivery;

/// <summary>What is accepted is kept up, looked at again, and learnt from as far as the State allows.</summary>
public sealed class SustainmentTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_State_that_has_not_said_how_it_keeps_it_up_cannot_agree(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await world.Do(new Confero.Packages.AnswerAsProvider(story.ContributionId, true), story.Provider);
        await world.Do(
            new Confero.Packages.AnswerAsState(story.ContributionId, true, "Yes."),
            story.Authoriser
        );
        await world.Do(new Confero.Packages.CommitContribution(story.ContributionId), story.Provider);
        await story.Step("accept", story.Authoriser);

        (await world.Mechanism.Do(new TakeStep(story.RequestId, "agree"), story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("request.sustainment-missing");
        (
            await world.Mechanism.Do(
                new SaveSustainment(story.RequestId, "None.", "", "Yearly.", "Logistics"),
                story.Drafter
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("spareParts");
        await story.Sustain();
        (
            await world.Mechanism.Do(new TakeStep(story.RequestId, "agree"), story.Authoriser)
        ).Done.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Checks_fall_due_after_6_12_and_24_months_and_are_told_once(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Closed(world);

        (await Answer(world, story)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check.not-due");
        foreach (var months in new[] { 6, 12, 24 })
        {
            var due = (await Sustainment(world, story)).Checks.Single(x => x.Months == months).DueAt;
            world.Clock.SetUtcNow(due.AddHours(1));
            await world.RunJobs();
            await world.RunJobs();
            (await Told(world, story.Drafter, "notice.delivery-check-due")).ShouldBe(
                months switch
                {
                    6 => 1,
                    12 => 2,
                    _ => 3,
                }
            );
            (await Answer(world, story)).Done.ShouldBeTrue();
        }
        (await Answer(world, story)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check.none-open");
        world.Clock.Advance(TimeSpan.FromDays(60));
        await world.RunJobs();
        (await Told(world, story.Broker, "notice.delivery-check-late")).ShouldBe(0, "all were answered");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_check_without_an_answer_for_a_month_is_told_to_the_secretariat_too(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Closed(world);
        world.Clock.Advance(TimeSpan.FromDays(185));
        await world.RunJobs();
        (await Told(world, story.Broker, "notice.delivery-check-late")).ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromDays(31));
        await world.RunJobs();

        (await Told(world, story.Broker, "notice.delivery-check-late")).ShouldBe(1);
        (await Sustainment(world, story)).Checks.ShouldAllBe(
            x => x.AnsweredAt == null,
            "nobody answers for the State"
        );
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_lesson_goes_as_far_as_the_State_decides(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Closed(world);
        await world.AddParty("QZZ");
        var stranger = await world.AddMember("QZZ", Roles.Authoriser);
        var id = (
            await world.Get<EvaluationQueries>().Of(await world.Viewer(story.Drafter), story.RequestId)
        )[0].Id;
        async Task<(int Partner, int Stranger)> Lessons() =>
            (
                (
                    await world
                        .Get<LessonQueries>()
                        .OfOffer(await world.Viewer(story.Provider), story.OfferId)
                ).Count,
                (await world.Get<LessonQueries>().OfOffer(await world.Viewer(stranger), story.OfferId)).Count
            );

        (await Lessons()).ShouldBe((0, 0));
        foreach (var nobody in new[] { story.Drafter, story.Broker, story.Provider })
            (
                await world.Mechanism.Do(new ShareLesson(id, LessonAudience.Parties), nobody)
            ).Done.ShouldBeFalse();
        await world.Do(new ShareLesson(id, LessonAudience.Partners), story.Authoriser);
        (await Lessons()).ShouldBe((1, 0));
        await world.Do(new ShareLesson(id, LessonAudience.Parties), story.Authoriser);
        (await Lessons()).ShouldBe((1, 1));
        (await world.Get<LessonQueries>().OfOffer(await world.Viewer(stranger), story.OfferId))[0]
            .RequestId.ShouldBeNull("the State is not named");
        var record = (await world.Get<LessonQueries>().Record(await world.Viewer(story.Provider), "QPR"))!;
        (record.Committed, record.Received, record.AverageRating).ShouldBe((1, 1, 4d));
        (await world.Get<LessonQueries>().Record(await world.Viewer(stranger), "QPR")).ShouldBeNull();
        await world.Do(new ShareLesson(id, LessonAudience.State), story.Authoriser);
        (await Lessons()).ShouldBe((0, 0));
    }

    private static async Task<CaseStory> Closed(TestWorld world)
    {
        var story = await MoneyTests.Delivering(world);
        await story.Deliver(10, 10);
        await story.Step("confirm-delivery", story.Authoriser);
        await world.Do(new EvaluateRequest(story.RequestId, 4, "Every store has two sets."), story.Drafter);
        await story.Step("close", story.Authoriser);
        return story;
    }

    private static Task<Outcome> Answer(TestWorld world, CaseStory story) =>
        world.Mechanism.Do(
            new AnswerCheck(story.RequestId, 4, "Still there.", null, new Kept(true, false, null)),
            story.Drafter
        );

    private static async Task<SustainmentView> Sustainment(TestWorld world, CaseStory story) =>
        (await world.Get<SustainmentQueries>().Get(await world.Viewer(story.Drafter), story.RequestId))!;

    private static async Task<int> Told(TestWorld world, string member, string code) =>
        (
            await world.Get<NoticeQueries>().List(await world.Viewer(member), new NoticeFilter { Size = 100 })
        ).Items.Count(x => x.Code == code);
}
