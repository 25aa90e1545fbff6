using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Process;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Requests;

/// <summary>What time limits do, by durable jobs: people are told, in their order. Nothing is ever decided.</summary>
public sealed class TimeLimitStoryTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_urgent_case_wakes_one_after_the_other_and_then_everybody_but_decides_nothing(
        Engine engine
    )
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var third = await world.AddMember("QMA", Roles.Authoriser);
        await world.Do(new SetOnCall([second, story.Authoriser]), story.Authoriser);
        await ChooseWeekly(world, story.Authoriser);

        await story.Draft("quick-response");
        await Woken(world, second, 1);
        await Woken(world, story.Authoriser, 0);
        await Pass(world, hours: 1);
        await Woken(world, story.Authoriser, 1);
        await Woken(world, third, 0);
        await Pass(world, hours: 1);
        await Woken(world, third, 1);
        await Pass(world, hours: 40);

        var view = await story.SeenBy(story.Authoriser);
        view!.State.ShouldBe("submitted");
        view.Steps.ShouldNotContain(x => x.Act == "endorse");
        (await world.Get<ConsentLedger>().List(await world.Viewer(story.Authoriser))).ShouldBeEmpty();
        world.Mail.ShouldNotBeEmpty("those who chose a weekly summary are woken at once all the same");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Whoever_takes_a_case_up_lets_the_others_sleep(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        await world.Do(new SetOnCall([story.Authoriser, second]), story.Authoriser);
        await story.Draft("quick-response");

        await world.Do(new TakeUpCase(story.RequestId), story.Authoriser);
        await Pass(world, hours: 3);

        await Woken(world, second, 0);
        var again = await world.Mechanism.Do(new TakeUpCase(story.RequestId), second);
        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe("request.taken-up-already");
        (await story.SeenBy(second))!.State.ShouldBe("submitted");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_State_is_reminded_half_way_and_at_the_end_and_an_auditor_told_after_it(
        Engine engine
    )
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var auditor = await world.AddMember(Confero.Parties.Party.Secretariat, Roles.Auditor);
        var administrator = await world.AddMember(Confero.Parties.Party.Secretariat, Roles.Administrator);
        await story.Draft();
        await story.Endorse();

        // Five working days from a Monday end with the Monday after; two more with that Wednesday.
        await Pass(world, hours: 24 * 8);
        (await Codes(world, story.Broker)).ShouldContain("notice.limit-remind");
        (await Codes(world, auditor)).ShouldBeEmpty();
        await Pass(world, hours: 24 * 3);
        (await Codes(world, auditor)).ShouldBe(["notice.limit-escalate"]);
        await Pass(world, hours: 24 * 60);
        (await Codes(world, administrator)).ShouldBeEmpty(
            "administrators read no cases, nor that there are any"
        );

        (await story.SeenBy(story.Authoriser))!.State.ShouldBe("endorsed");
    }

    [Fact]
    public async Task A_job_that_runs_twice_tells_once_and_a_left_state_tells_nothing()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft("quick-response");
        await world.Do(new TakeStep(story.RequestId, "recall"), story.Drafter);
        var before = (await Codes(world, story.Authoriser)).Count;

        await Pass(world, hours: 100);

        (await Codes(world, story.Authoriser)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Only_people_of_the_own_party_are_on_call()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);

        var stranger = await world.Mechanism.Do(new SetOnCall([story.Broker]), story.Authoriser);
        var twice = await world.Mechanism.Do(
            new SetOnCall([story.Authoriser, story.Authoriser]),
            story.Authoriser
        );

        stranger.Refusals.ShouldHaveSingleItem().Code.ShouldBe("input.unknown-code");
        twice.Refusals.ShouldHaveSingleItem().Code.ShouldBe("on-call.twice");
    }

    private static async Task Pass(TestWorld world, int hours)
    {
        world.Clock.Advance(TimeSpan.FromHours(hours));
        await world.RunJobs();
    }

    private static async Task Woken(TestWorld world, string member, int times) =>
        (await Codes(world, member)).Count(x => x == "notice.urgent-wake").ShouldBe(times);

    private static async Task<IReadOnlyList<string>> Codes(TestWorld world, string member) =>
        [
            .. (
                await world
                    .Get<NoticeQueries>()
                    .List(await world.Viewer(member), new NoticeFilter { Size = 100 })
            ).Items.Select(x => x.Code),
        ];

    private static Task ChooseWeekly(TestWorld world, string member) =>
        world.Do(
            new ChooseNotices(
                new Dictionary<string, string>
                {
                    ["decisions"] = "weekly",
                    ["time-limits"] = "weekly",
                    ["cases"] = "weekly",
                },
                "en",
                "Africa/Nairobi",
                7,
                "monday"
            ),
            member
        );
}
