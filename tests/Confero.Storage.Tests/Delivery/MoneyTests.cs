using Confero.Delivery.Money;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Testing;

namespace Confero.Storage.Tests.Delivery;

/// <summary>Money is counted once, refused where it is more than there is, and unknown where no rate is known.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Money_passed_on_by_a_third_party_is_counted_once(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        var agency = await world.AddParty("IO-X", "international-organisation");
        var officer = await world.AddMember(agency, Roles.Authoriser | Roles.Drafter);
        var commitment = await Record(
            world,
            story,
            FlowStatus.Commitment,
            100_000,
            x => x with { ToId = agency }
        );
        var payment = await Record(
            world,
            story,
            FlowStatus.Payment,
            60_000,
            x => x with { ToId = agency, ParentId = commitment, Relation = FlowRelation.Realises }
        );
        var before = await Total(world, story.Broker, story.RequestId);

        await world.Do(
            new RecordFlow(
                Flow(world, FlowStatus.Payment, 50_000) with
                {
                    ToId = "QMA",
                    ParentId = payment,
                    Relation = FlowRelation.PassesOn,
                }
            ),
            officer
        );
        var after = await Total(world, story.Broker, story.RequestId);

        before.Funding.Dollars.ShouldBe(1000);
        after.ShouldBeEquivalentTo(before);
        after.Paid.Dollars.ShouldBe(600);
        var theirs = await Read(world, officer, null);
        theirs.Flows.Count.ShouldBe(3);
        theirs.Flows.ShouldAllBe(x => x.RequestId == null, "the State let nobody else know of its case");
        (await Read(world, officer, story.RequestId)).Flows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task More_than_is_left_is_refused_and_the_flow_is_named(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        var pledge = await Record(world, story, FlowStatus.Pledge, 100_000);
        await Record(
            world,
            story,
            FlowStatus.Commitment,
            70_000,
            x => x with { ParentId = pledge, Relation = FlowRelation.Realises }
        );

        var outcome = await world.Mechanism.Do(
            new RecordFlow(
                Flow(world, FlowStatus.Commitment, 30_001) with
                {
                    RequestId = story.RequestId,
                    ParentId = pledge,
                    Relation = FlowRelation.Realises,
                }
            ),
            story.Provider
        );

        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("flow.more-than-left");
        refusal.Args.ShouldBe([pledge, "USD 300", "USD 300.01"]);
    }

    /// <summary>R1: what was cancelled is no commitment.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_cancelled_pledge_never_counts_and_nothing_hangs_on_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        var pledge = await Record(world, story, FlowStatus.Pledge, 100_000);
        var commitment = await Record(
            world,
            story,
            FlowStatus.Commitment,
            40_000,
            x => x with { ParentId = pledge, Relation = FlowRelation.Realises }
        );

        (await world.Mechanism.Do(new CancelFlow(pledge, "No budget."), story.Provider))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("flow.others-rest-on-it");
        await world.Do(new CancelFlow(commitment, "No budget."), story.Provider);
        await world.Do(new CancelFlow(pledge, "No budget."), story.Provider);
        var view = await Read(world, story.Broker, story.RequestId);

        view.Total.Funding.Dollars.ShouldBe(0);
        view.Total.Pledged.Dollars.ShouldBe(0);
        view.Flows.Count.ShouldBe(2, "it stays on record");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Without_a_rate_the_total_is_unknown_and_the_original_sum_stays(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        await Record(world, story, FlowStatus.Commitment, 100_000);
        await Record(world, story, FlowStatus.Commitment, 5_000_000, x => x with { Currency = "XAF" });
        await Record(
            world,
            story,
            FlowStatus.Commitment,
            100,
            x => x with { Currency = "XAF", Rate = 0.0016m, RateOn = x.On }
        );

        var view = await Read(world, story.Broker, story.RequestId);

        view.Total.Funding.Dollars.ShouldBeNull();
        view.Total.Funding.Unknown["XAF"].ShouldBe(5_000_000);
        view.Total.Funding.Known.ShouldBe(1000.16m);
        view.Flows.Single(x => x.Amount == 100).OwnRate.ShouldBeTrue();
        view.Flows.Single(x => x.Amount == 5_000_000).Dollars.ShouldBeNull();
    }

    /// <summary>R4: the total is one, wherever it is read.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Page_parts_and_export_say_the_same_as_the_total(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        await Record(world, story, FlowStatus.Pledge, 700_000);
        await Record(world, story, FlowStatus.Commitment, 250_000, x => x with { Currency = "EUR" });
        await Record(world, story, FlowStatus.Payment, 120_000);

        var ofCase = await Read(world, story.Broker, story.RequestId);
        var all = await world.Get<MoneyQueries>().Read(await world.Viewer(story.Broker), new MoneyFilter());
        var ofProvider = await world
            .Get<MoneyQueries>()
            .Read(await world.Viewer(story.Provider), new MoneyFilter { ProviderId = "QPR" });

        foreach (var view in new[] { all, ofProvider })
            view.Total.ShouldBeEquivalentTo(ofCase.Total);
        foreach (var parts in new[] { ofCase.ByYear, ofCase.ByCurrency, ofCase.ByProvider })
            parts.Sum(x => x.Total.Funding.Known).ShouldBe(ofCase.Total.Funding.Known);
        MoneyCsv.Write(ofCase).ShouldContain("total_funding,usd,3950.00");
        ofCase.Total.Funding.Dollars.ShouldBe(3950);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Who_has_no_part_in_the_case_sees_no_money_of_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        await world.AddParty("QZZ");
        var stranger = await world.AddMember("QZZ", Roles.Authoriser | Roles.Drafter);
        await Record(world, story, FlowStatus.Commitment, 100_000);

        (await Read(world, stranger, null)).Flows.ShouldBeEmpty();
        (await Read(world, story.Drafter, null)).Flows.Count.ShouldBe(1);
        (await world.Get<MoneyQueries>().Read(Viewer.Public, new MoneyFilter())).Flows.ShouldBeEmpty();
        (
            await world.Mechanism.Do(
                new RecordFlow(Flow(world, FlowStatus.Commitment, 1) with { RequestId = story.RequestId }),
                stranger
            )
        ).Done.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_pledge_may_name_a_region_a_theme_or_nothing(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Delivering(world);
        foreach (
            var (earmark, code) in new[]
            {
                (FlowEarmark.Untied, null),
                (FlowEarmark.Region, "011"),
                (FlowEarmark.Theme, "storage"),
                (FlowEarmark.State, "QMA"),
            }
        )
            await world.Do(
                new RecordFlow(
                    Flow(world, FlowStatus.Pledge, 10_000) with
                    {
                        Earmark = earmark,
                        EarmarkCode = code,
                    }
                ),
                story.Provider
            );
        await world.Do(
            new RecordFlow(
                Flow(world, FlowStatus.Commitment, 5_000) with
                {
                    Earmark = FlowEarmark.Region,
                    EarmarkCode = "011",
                }
            ),
            story.Provider
        );

        var all = await Read(world, story.Broker, null);
        var forState = await world
            .Get<MoneyQueries>()
            .Read(await world.Viewer(story.Broker), new MoneyFilter { StateId = "QMA" });

        all.Total.Pledged.Dollars.ShouldBe(400);
        forState.Total.Shared.Dollars.ShouldBe(50, "what serves a region is nobody's alone");
        forState.Total.Funding.Dollars.ShouldBe(0);
        forState.Total.Pledged.Dollars.ShouldBe(100);
    }

    internal static async Task<CaseStory> Delivering(TestWorld world)
    {
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await story.BothAccept();
        return story;
    }

    private static async Task<string> Record(
        TestWorld world,
        CaseStory story,
        FlowStatus status,
        long amount,
        Func<FlowInput, FlowInput>? with = null
    )
    {
        var flow = Flow(world, status, amount) with { RequestId = story.RequestId };
        return (await world.Do(new RecordFlow(with?.Invoke(flow) ?? flow), story.Provider)).Id!;
    }

    private static FlowInput Flow(TestWorld world, FlowStatus status, long amount) =>
        new()
        {
            Status = status,
            Amount = amount,
            Currency = "USD",
            On = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime),
        };

    private static async Task<FlowTotal> Total(TestWorld world, string member, string requestId) =>
        (await Read(world, member, requestId)).Total;

    private static async Task<MoneyView> Read(TestWorld world, string member, string? requestId) =>
        await world
            .Get<MoneyQueries>()
            .Read(await world.Viewer(member), new MoneyFilter { RequestId = requestId });
}
