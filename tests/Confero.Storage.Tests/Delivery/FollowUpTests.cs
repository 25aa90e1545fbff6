using Confero.Delivery;
using Confero.Identity;
using Confero.Notices;
using Confero.Parties;
using Confero.Testing;

namespace Confero.Storage.Tests.Delivery;

/// <summary>An action has an owner and a day, and somebody else looks whether it is done.</summary>
public sealed class FollowUpTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_owner_reports_and_another_party_verifies(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        var second = await world.AddMember("QPR", Roles.Authoriser);
        var id = (
            await world.Do(
                new AddFollowUp(story.RequestId, "Send the manual.", "QPR", Day(world, 30)),
                story.Drafter
            )
        ).Id!;

        (await world.Mechanism.Do(new VerifyFollowUp(id, true, "Seen."), story.Drafter))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("follow-up.not-reported");
        (await world.Mechanism.Do(new ReportFollowUp(id, "Sent."), story.Drafter)).Done.ShouldBeFalse();
        await world.Do(new ReportFollowUp(id, "Sent."), story.Provider);
        (await world.Mechanism.Do(new VerifyFollowUp(id, true, "Seen."), second))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("follow-up.needs-another-party");
        await world.Do(new VerifyFollowUp(id, false, "Half of it is missing."), story.Authoriser);
        (await Row(world, story.Provider)).State.ShouldBe(FollowUpState.Open);
        await world.Do(new ReportFollowUp(id, "Sent again."), story.Provider);
        await world.Do(new VerifyFollowUp(id, true, "All there."), story.Broker);

        (await Row(world, story.Drafter)).State.ShouldBe(FollowUpState.Verified);
        (await Row(world, story.Drafter)).VerifiedByPartyId.ShouldBe(Party.Secretariat);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_overdue_is_told_and_stands_first(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await world.Do(new AddFollowUp(story.RequestId, "Count again.", "QMA", Day(world, 5)), story.Broker);
        (await Row(world, story.Drafter)).Overdue.ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.RunJobs();
        await world.RunJobs();

        (await Row(world, story.Drafter)).Overdue.ShouldBeTrue();
        (
            await world
                .Get<NoticeQueries>()
                .List(await world.Viewer(story.Drafter), new NoticeFilter { Size = 100 })
        )
            .Items.Count(x => x.Code == "notice.delivery-action-overdue")
            .ShouldBe(1);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_without_a_part_in_the_case_is_given_or_shown_an_action(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await world.AddParty("QZZ");
        var stranger = await world.AddMember("QZZ", Roles.Authoriser | Roles.Drafter);
        await world.Do(new AddFollowUp(story.RequestId, "Count again.", "QMA", Day(world, 5)), story.Broker);

        (await world.Get<FollowUpQueries>().Read(await world.Viewer(stranger), null)).ShouldBeEmpty();
        (await world.Get<FollowUpQueries>().Read(await world.Viewer(story.Provider), null)).ShouldBeEmpty();
        (
            await world.Mechanism.Do(
                new AddFollowUp(story.RequestId, "Look.", "QZZ", Day(world, 5)),
                story.Drafter
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("ownerPartyId");
    }

    private static async Task<FollowUpRow> Row(TestWorld world, string member) =>
        (await world.Get<FollowUpQueries>().Read(await world.Viewer(member), null)).ShouldHaveSingleItem();

    private static DateOnly Day(TestWorld world, int days) =>
        DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(days);
}
