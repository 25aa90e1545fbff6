using Confero.Matching;
using Confero.Matching.Model;

namespace Confero.Tests.Matching;

/// <summary>What the README of the matching library shows, and the longest candidate list one asks for.</summary>
public sealed class ReadmeTests
{
    private static readonly Need Need = new()
    {
        Id = "N1",
        Kind = AssistanceKind.Technical,
        Quantity = 10,
        Unit = "person-day",
        Languages = ["fr"],
    };

    private static MatchingInput Input(params Offer[] offers) =>
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
                    Needs = [Need],
                },
            ],
            Offers = offers,
        };

    private static Offer Expert(string id) =>
        new()
        {
            Id = id,
            Sort = OfferSort.Expert,
            ProviderId = id,
            Languages = ["fr"],
            LoadLimitDays = 30,
        };

    [Fact]
    public void The_example_works()
    {
        var input = Input(Expert("E1"));
        var plan = Planner.Plan(input);
        plan.Packages[0].Needs[0].Contributions[0].OfferId.ShouldBe("E1");
        plan.Gap.ShouldBe(0);
        PlanVerifier.Verify(input, plan).ShouldBeEmpty();
        PlanVerifier.Bound(input, plan).Bound.ShouldBe(plan.Certificate!.Bound);
    }

    [Fact]
    public void A_short_list_of_candidates_is_the_beginning_of_the_long_one()
    {
        var finder = new CandidateFinder(Input([.. Enumerable.Range(0, 20).Select(i => Expert($"E{i:00}"))]));
        finder
            .Candidates("N1", 5)
            .Select(x => x.OfferId)
            .ShouldBe(finder.Candidates("N1").Take(5).Select(x => x.OfferId));
    }

    [Fact]
    public void A_change_names_an_offer_that_is_not_there()
    {
        var change = new PortfolioChange { Withdraw = ["nobody"] };
        Should
            .Throw<ArgumentException>(() => change.ApplyTo(Input(Expert("E1"))))
            .Message.ShouldContain("nobody");
    }
}
