using Confero.Matching;
using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Tests.Matching;

/// <summary>A fund that does not want to pay alone pays only beside enough money of others.</summary>
public sealed class CoFundingTests
{
    private static readonly Need[] Needs =
    [
        new()
        {
            Id = "N1",
            Kind = AssistanceKind.Financial,
            Budget = 60_000,
        },
        new()
        {
            Id = "N2",
            Kind = AssistanceKind.Financial,
            Budget = 40_000,
        },
    ];

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Alone_it_pays_only_without_a_condition(int percent, bool pays) =>
        Paid(Fund("A", percent)).ShouldBe(pays ? 2 : 0);

    [Theory]
    [InlineData(40, true)] // the other can pay 40 of 100
    [InlineData(60, true)] // or 60
    [InlineData(61, false)]
    public void Beside_another_it_pays_at_most_its_share(int percent, bool pays)
    {
        var plan = Planner.Plan(Input(Fund("A", percent), Fund("B", 0) with { Money = 60_000 }));
        var served = plan.Packages.SelectMany(x => x.Needs).Count(x => x.Contributions.Count > 0);
        served.ShouldBe(pays ? 2 : 0);
        PlanVerifier
            .Verify(Input(Fund("A", percent), Fund("B", 0) with { Money = 60_000 }), plan)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_second_fund_of_the_same_provider_is_not_another()
    {
        var second = Fund("B", 0) with { ProviderId = "A", Money = 60_000 };
        Paid(Fund("A", 40) with { Money = 60_000 }, second).ShouldBe(0);
    }

    [Fact]
    public void The_checker_sees_a_condition_that_is_not_kept()
    {
        var plan = Planner.Plan(Input(Fund("A", 0)));
        PlanVerifier.Verify(Input(Fund("A", 40)), plan).ShouldContain(x => x.Code == "verify.co-funding");
    }

    [Fact]
    public void A_fund_left_alone_is_named_with_the_money_missing_beside_it()
    {
        var input = Input(Fund("A", 40));
        var why = new Explainer(input, Planner.Plan(input)).Need("N1");
        why.Reasons.Single().Code.ShouldBe(PlanReasonCodes.CoFunding);
        why.Reasons[0].Arguments["offers"].ShouldBe("A");
        var missing = why.Shortages.Single();
        (missing.OfferId, missing.Limit, missing.Missing).ShouldBe(("A", ResourceLimit.OthersMoney, 40_000));
        Paid(Fund("A", 40), Fund("B", 0) with { Money = missing.Missing }).ShouldBe(2);
    }

    private static int Paid(params Offer[] funds) =>
        Planner.Plan(Input(funds)).Packages.SelectMany(x => x.Needs).Count(x => x.Contributions.Count > 0);

    private static Offer Fund(string id, int percent) =>
        new()
        {
            Id = id,
            Sort = OfferSort.Fund,
            ProviderId = id,
            Money = 100_000,
            CoFundingPercent = percent,
        };

    private static MatchingInput Input(params Offer[] funds) =>
        new()
        {
            AsOf = new DateOnly(2027, 1, 1),
            States = [new StateFacts { Code = "QMA" }],
            Requests =
            [
                new RequestCase
                {
                    Id = "R1",
                    State = "QMA",
                    Needs = Needs,
                },
            ],
            Offers = funds,
        };
}
