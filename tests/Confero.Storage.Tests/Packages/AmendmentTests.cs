using Confero.Packages;
using Confero.Storage.Tests.Delivery;
using Confero.Testing;

namespace Confero.Storage.Tests.Packages;

/// <summary>What both sides agreed is locked; it changes only when both accept again, and the old text stays.</summary>
public sealed class AmendmentTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_amendment_comes_into_force_when_both_accepted_it_in_either_order(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);

        foreach (var stateFirst in new[] { true, false })
        {
            var before = await Agreement(world, story, story.Provider);
            var text = before.Text with
            {
                Terms = before.Text.Terms + " Paid travel.",
                Quantity = before.Text.Quantity - 1,
            };
            var proposer = stateFirst ? story.Drafter : story.Provider;
            var id = (
                await world.Do(new ProposeAmendment(story.ContributionId, text, "Travel."), proposer)
            ).Id!;
            var (first, second) = stateFirst
                ? (story.Authoriser, story.Provider)
                : (story.Provider, story.Authoriser);

            await world.Do(new AnswerAmendment(id, true), first);
            (await Agreement(world, story, story.Provider)).Text.ShouldBe(
                before.Text,
                "one yes changes nothing"
            );
            await world.Do(new AnswerAmendment(id, true), second);

            (await Agreement(world, story, story.Provider)).Text.ShouldBe(text);
        }
        var history = (await Agreement(world, story, story.Authoriser)).Amendments;
        history.Select(x => x.Number).ShouldBe([2, 1]);
        history[1].Before.Terms.ShouldBe("");
        string.Concat(history[0].Difference.Where(x => x.Change != WordChange.Added).Select(x => x.Text))
            .ShouldBe(history[0].Before.Terms);
        string.Concat(history[0].Difference.Where(x => x.Change != WordChange.Removed).Select(x => x.Text))
            .ShouldBe(history[0].After.Terms);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_refused_amendment_leaves_all_as_it_was_and_opens_the_way_for_another(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        var before = (await Agreement(world, story, story.Provider)).Text;
        var act = new ProposeAmendment(story.ContributionId, before with { Quantity = 9 }, "One broke.");
        var id = (await world.Do(act, story.Provider)).Id!;

        (await world.Mechanism.Do(act, story.Provider))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("amendment.one-at-a-time");
        (await world.Mechanism.Do(new AnswerAmendment(id, true), story.Drafter)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new AnswerAmendment(id, true), story.Broker)).Done.ShouldBeFalse();
        await world.Do(new AnswerAmendment(id, false, "We need ten."), story.Authoriser);

        (await Agreement(world, story, story.Provider)).Text.ShouldBe(before);
        (await world.Mechanism.Do(new AnswerAmendment(id, true), story.Provider)).Done.ShouldBeFalse();
        (await world.Do(act, story.Provider)).Done.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nothing_that_is_not_agreed_can_be_amended(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await world.Do(new AnswerAsProvider(story.ContributionId, true), story.Provider);

        (
            await world.Mechanism.Do(
                new ProposeAmendment(
                    story.ContributionId,
                    new AgreedText("More", 10, null, null, null),
                    "Why not"
                ),
                story.Provider
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("amendment.nothing-agreed");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_amendment_cannot_bind_a_provider_to_more_than_it_offered(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        var before = (await Agreement(world, story, story.Provider)).Text;
        var id = (
            await world.Do(
                new ProposeAmendment(story.ContributionId, before with { Quantity = 41 }, "All of them."),
                story.Authoriser
            )
        ).Id!;
        await world.Do(new AnswerAmendment(id, true), story.Authoriser);

        var outcome = await world.Mechanism.Do(new AnswerAmendment(id, true), story.Provider);

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe("package.more-than-offered");
        outcome.Refusals[0].Args.ShouldBe(["1", "Fire-fighting sets from stock", "40", "41"]);
        (await Agreement(world, story, story.Provider)).Text.Quantity.ShouldBe(10);
    }

    private static async Task<AgreementView> Agreement(TestWorld world, CaseStory story, string member) =>
        (await world.Get<AgreementQueries>().Get(await world.Viewer(member), story.ContributionId))!;
}
