using Confero.Disclosure;
using Confero.Identity;
using Confero.Offers;
using Confero.Packages;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Packages;

/// <summary>What is agreed together or not at all binds nobody before everybody has said yes, in whatever order they answer.</summary>
public sealed class AllOrNothingTests
{
    private static readonly string[] Answers = ["provider-1", "provider-2", "state-1", "state-2"];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_commits_before_the_last_yes_in_every_order(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var pair = await Pair.Open(world);
        foreach (var order in Orders(Answers))
        {
            await pair.Propose(allOrNothing: true);
            foreach (var (i, answer) in order.Index())
            {
                await pair.Answer(answer, true);
                for (var part = 0; part < 2; part++)
                {
                    var outcome = await world.Mechanism.Do(
                        new CommitContribution(pair.Contributions[part]),
                        pair.Providers[part]
                    );
                    outcome.Done.ShouldBe(i == 3, $"{string.Join(", ", order)}: after {answer}");
                }
            }
            await pair.TakeBack();
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_no_keeps_everybody_free_in_every_order(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var pair = await Pair.Open(world);
        foreach (var no in Answers)
        {
            await pair.Propose(allOrNothing: true);
            foreach (var answer in Answers)
                await pair.Answer(answer, answer != no);
            for (var part = 0; part < 2; part++)
                (
                    await world.Mechanism.Do(
                        new CommitContribution(pair.Contributions[part]),
                        pair.Providers[part]
                    )
                ).Done.ShouldBeFalse();
            await pair.TakeBack();
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_State_answers_a_whole_alike_or_does_not_accept(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var pair = await Pair.Open(world);
        await pair.Propose(allOrNothing: true);
        await pair.Answer("provider-1", true);
        await pair.Answer("provider-2", true);
        await pair.Answer("state-1", true);
        await pair.Answer("state-2", false);

        var outcome = await world.Mechanism.Do(
            new TakeStep(pair.Story.RequestId, "accept"),
            pair.Story.Authoriser
        );

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe("package.all-or-nothing");
        outcome.Refusals[0].Args.ShouldBe(["1, 2"]);
    }

    [Theory]
    [InlineData("together", false)]
    [InlineData("before", true)]
    public async Task Lines_that_are_of_use_only_together_hang_on_each_other_without_a_mark_on_the_package(
        string relation,
        bool free
    )
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var pair = await Pair.Open(world, relation);
        await pair.Propose(allOrNothing: false);
        await pair.Answer("provider-1", true);
        await pair.Answer("state-1", true);

        (
            await world.Mechanism.Do(new CommitContribution(pair.Contributions[0]), pair.Providers[0])
        ).Done.ShouldBe(free);
    }

    [Fact]
    public async Task Of_lines_that_stand_instead_of_each_other_one_is_accepted()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var pair = await Pair.Open(world, "instead-of");
        await pair.Propose(allOrNothing: false);
        foreach (var answer in Answers)
            await pair.Answer(answer, true);

        (await world.Mechanism.Do(new TakeStep(pair.Story.RequestId, "accept"), pair.Story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("package.alternatives-both-accepted");
    }

    /// <summary>R3: more than there is left is refused, and the line is named.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task More_than_is_offered_is_refused_and_the_line_is_named(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var pair = await Pair.Open(world);
        var offer = pair.Offers[0];

        var outcome = await world.Mechanism.Do(
            new ComposePackage(
                pair.Story.RequestId,
                [
                    new Part(pair.Needs[0], offer, null) { Quantity = 30, Unit = "set" },
                    new Part(pair.Needs[1], offer, null) { Quantity = 11, Unit = "set" },
                ]
            ),
            pair.Story.Broker
        );

        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("package.more-than-offered");
        refusal.Args.ShouldBe(["2", "Sets of QPR", "10", "11"]);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_package_shows_what_it_covers_and_what_is_lost_without_a_partner(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var pair = await Pair.Open(world, "before");
        await pair.Propose(allOrNothing: false, second: 4);
        var broker = await world.Viewer(pair.Story.Broker);

        var seen = (await world.Get<PackageAnalyses>().Get(broker, pair.PackageId))!;

        seen.Coverage.Select(x => (x.Coverage, x.Share))
            .ShouldBe([(Coverage.Met, 1d), (Coverage.Partly, 0.4)]);
        seen.Prerequisites.ShouldHaveSingleItem()
            .Holds.ShouldBeFalse("the line it rests on is met in part only");
        var without = seen.DropOuts.Single(x => x.Partner == "QPR");
        without.Worse.ShouldHaveSingleItem().Coverage.ShouldBe(Coverage.Not);
        (await world.Get<PackageAnalyses>().Get(Viewer.Public, pair.PackageId)).ShouldBeNull();
        (
            await world.Get<PackageAnalyses>().Get(await world.Viewer(pair.Providers[0]), pair.PackageId)
        ).ShouldBeNull();
        var state = (
            await world.Get<PackageAnalyses>().Get(await world.Viewer(pair.Story.Drafter), pair.PackageId)
        )!;
        state.DropOuts.ShouldAllBe(x => x.Alternatives.Count == 0);
    }

    private static IEnumerable<string[]> Orders(string[] items) =>
        items.Length == 1
            ? [items]
            : items.SelectMany(x =>
                Orders([.. items.Where(y => y != x)]).Select(rest => (string[])[x, .. rest])
            );

    /// <summary>One request with two lines, and two providers who could meet one each.</summary>
    private sealed class Pair(TestWorld world, CaseStory story)
    {
        public CaseStory Story { get; } = story;
        public string[] Providers { get; } = new string[2];
        public string[] Offers { get; } = new string[2];
        public string[] Needs { get; } = new string[2];
        public string[] Contributions { get; private set; } = [];
        public string PackageId { get; private set; } = "";

        public static async Task<Pair> Open(TestWorld world, string? relation = null)
        {
            var story = await CaseStory.Open(world);
            await story.Draft();
            await world.Do(new TakeStep(story.RequestId, "recall"), story.Drafter);
            var pair = new Pair(world, story);
            var second = new NeedInput
            {
                Title = "More sets",
                Kind = "material",
                Item = "fire-equipment",
                Quantity = 10,
                Unit = "set",
            };
            pair.Needs[0] = story.NeedId;
            pair.Needs[1] = (await world.Do(new SaveNeed(story.RequestId, null, second), story.Drafter)).Id!;
            if (relation is not null)
                await pair.Relate(relation, second);
            await story.Step("submit", story.Drafter);
            await story.Endorse();
            await story.Circulate();
            await world.AddParty("QPS", region: "155");
            pair.Providers[0] = story.Provider;
            pair.Providers[1] = await world.AddMember("QPS", Roles.Authoriser | Roles.Drafter);
            for (var i = 0; i < 2; i++)
                pair.Offers[i] = (
                    await world.Do(new SaveOffer(null, Sets(i == 0 ? "QPR" : "QPS")), pair.Providers[i])
                ).Id!;
            return pair;
        }

        public async Task Propose(bool allOrNothing, long second = 10)
        {
            Part[] parts =
            [
                new(Needs[0], Offers[0], null) { Quantity = 10, Unit = "set" },
                new(Needs[1], Offers[1], null) { Quantity = second, Unit = "set" },
            ];
            PackageId = (
                await world.Do(
                    new ComposePackage(Story.RequestId, parts) { AllOrNothing = allOrNothing },
                    Story.Broker
                )
            ).Id!;
            await world.Do(new ProposePackage(PackageId), Story.Broker);
            var view = (
                await world.Get<PackageQueries>().OfRequest(await world.Viewer(Story.Broker), Story.RequestId)
            ).Single(x => x.Id == PackageId);
            Contributions = [.. Needs.Select(n => view.Contributions.Single(x => x.NeedId == n).Id)];
        }

        public Task TakeBack() => world.Do(new WithdrawPackage(PackageId), Story.Broker);

        public async Task Answer(string who, bool accepts)
        {
            var part = who[^1] - '1';
            if (who.StartsWith("state", StringComparison.Ordinal))
                await world.Do(
                    new AnswerAsState(Contributions[part], accepts, "so decided"),
                    Story.Authoriser
                );
            else
                await world.Do(new AnswerAsProvider(Contributions[part], accepts), Providers[part]);
        }

        private async Task Relate(string relation, NeedInput second)
        {
            var view = (await Story.SeenBy(Story.Drafter))!;
            var (on, line, input) =
                relation == "before"
                    ? (Needs[1], Needs[0], NeedInput.Of(view.Needs.Single(x => x.Id == Needs[0])))
                    : (Needs[0], Needs[1], second);
            await world.Do(
                new SaveNeed(
                    Story.RequestId,
                    line,
                    input with
                    {
                        Prerequisites = [new Prerequisite(on, relation)],
                    }
                ),
                Story.Drafter
            );
        }

        private static OfferInput Sets(string party) =>
            new()
            {
                Sort = "material",
                Title = $"Sets of {party}",
                Item = "fire-equipment",
                Quantity = 40,
                Unit = "set",
            };
    }
}
