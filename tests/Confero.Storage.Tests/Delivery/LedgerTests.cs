using Confero.Delivery;
using Confero.Identity;
using Confero.Packages;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Delivery;

/// <summary>Two sides tell a delivery apart; nobody's word overwrites the other's, and only the State closes.</summary>
public sealed class LedgerTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_correction_is_a_new_fact_and_the_old_one_stays(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await story.Deliver(delivered: 10, received: 8);
        var wrong = (await Ledger(world, story, story.Provider)).Lines.Single(x =>
            x.Side == DeliverySide.Provider
        );

        await world.Do(
            new CorrectStatement(wrong.Id, new DeliveryInput(8, wrong.On, "Two were left behind.")),
            story.Provider
        );
        var ledger = await Ledger(world, story, story.Authoriser);

        ledger.Lines.Count.ShouldBe(3);
        ledger.Lines.Single(x => x.Id == wrong.Id).Corrected.ShouldBeTrue();
        ledger.Delivered.ShouldBe(8);
        ledger.Contribution.State.ShouldBe(ContributionState.PartlyReceived);
        ledger.Missing.ShouldBe(2);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_corrects_the_other_sides_statement_or_one_of_their_own_twice(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await story.Deliver(delivered: 10, received: 8);
        var line = (await Ledger(world, story, story.Provider)).Lines.Single(x =>
            x.Side == DeliverySide.State
        );
        var act = new CorrectStatement(line.Id, new DeliveryInput(10, line.On, "All of it came."));

        (await world.Mechanism.Do(act, story.Provider))
            .Refusals.ShouldHaveSingleItem()
            .Kind.ShouldBe(RefusalKind.NotFound);
        (await world.Mechanism.Do(act, story.Broker)).Done.ShouldBeFalse();
        await world.Do(act, story.Authoriser);
        (await world.Mechanism.Do(act, story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("delivery.already-corrected");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_dispute_keeps_the_case_from_being_confirmed_until_the_State_closes_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await story.Deliver(delivered: 10, received: 8);

        (await world.Mechanism.Do(new TakeStep(story.RequestId, "confirm-delivery"), story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("request.deliveries-not-settled");
        await world.Do(
            new FindDelivery(
                story.ContributionId,
                new DeliveryInput(8, Today(world), "Counted.", "Report 1")
            ),
            story.Broker
        );
        (await Ledger(world, story, story.Provider)).Found.ShouldBe(8);
        (await Ledger(world, story, story.Provider)).Contribution.State.ShouldBe(
            ContributionState.Disputed,
            "a finding overrules nobody"
        );
        foreach (var other in new[] { story.Provider, story.Broker, story.Drafter })
            (
                await world.Mechanism.Do(new SettleDelivery(story.ContributionId, "Enough."), other)
            ).Done.ShouldBeFalse();
        await world.Do(new SettleDelivery(story.ContributionId, "Eight will do."), story.Authoriser);

        (await Ledger(world, story, story.Provider)).Contribution.State.ShouldBe(ContributionState.Settled);
        (
            await world.Mechanism.Do(new TakeStep(story.RequestId, "confirm-delivery"), story.Authoriser)
        ).Done.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Words_are_read_by_those_concerned_and_nobody_else(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await world.AddParty("QZZ");
        var stranger = await world.AddMember("QZZ", Roles.Authoriser | Roles.Drafter);
        await world.Do(new CommentOnDelivery(story.ContributionId, "On its way."), story.Provider);

        (await Ledger(world, story, story.Drafter))
            .Comments.ShouldHaveSingleItem()
            .Text.ShouldBe("On its way.");
        (await Ledger(world, story, story.Broker)).Comments.Count.ShouldBe(1);
        (
            await world.Get<LedgerQueries>().Get(await world.Viewer(stranger), story.ContributionId)
        ).ShouldBeNull();
        (
            await world.Mechanism.Do(new CommentOnDelivery(story.ContributionId, "Hm."), stranger)
        ).Done.ShouldBeFalse();
    }

    private static async Task<LedgerView> Ledger(TestWorld world, CaseStory story, string member) =>
        (await world.Get<LedgerQueries>().Get(await world.Viewer(member), story.ContributionId))!;

    private static DateOnly Today(TestWorld world) =>
        DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
}
