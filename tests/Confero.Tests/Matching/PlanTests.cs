using Confero.Exchange;
using Confero.Landscape;
using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Taxonomy;

namespace Confero.Tests.Matching;

/// <summary>Plans of real portfolios, checked by code that shares nothing with the planner.</summary>
public sealed class PlanTests
{
    private static readonly MatchingInput Demonstration = Portfolios.Demonstration;
    private static readonly Plan Made = Portfolios.PlanOfDemonstration;

    [Fact]
    public void The_plan_of_the_demonstration_keeps_every_rule_within_two_percent_of_the_best()
    {
        PlanVerifier.Verify(Demonstration, Made).ShouldBeEmpty();
        Made.Gap.ShouldBeLessThanOrEqualTo(0.02);
        Made.Packages.SelectMany(x => x.Needs)
            .Where(x => x.Outcome == Confero.Matching.Planning.Outcome.Unserved)
            .ShouldAllBe(x => x.Reasons.Count > 0);
    }

    [Fact]
    public void A_plan_can_be_written_and_read_again() =>
        MatchingJson
            .Write(MatchingJson.Read<Plan>(MatchingJson.Write(Made)))
            .ShouldBe(MatchingJson.Write(Made));

    [Fact]
    public void Every_alteration_of_a_plan_is_noticed()
    {
        var plan = Made;
        var served = plan.Packages.First(x => x.Needs.Any(n => n.Contributions.Count > 0));
        Faults(plan with { Objective = plan.Objective + 1 }).ShouldContain("verify.objective");
        Faults(plan with { Bound = plan.Objective - 1 }).ShouldContain("verify.above-bound");
        Faults(plan with { InputHash = "another" }).ShouldContain("verify.other-input");
        Faults(With(plan, served with { Points = served.Points + 5 })).ShouldContain("verify.package-points");
        Faults(With(plan, Changed(served, x => x with { ProviderId = "somebody else" })))
            .ShouldContain("verify.provider");
        Faults(With(plan, Changed(served, x => x with { From = new DateOnly(2020, 1, 1) })))
            .ShouldContain("verify.window");
        Faults(With(plan, Changed(served, x => x with { Quantity = 1_000_000 })))
            .ShouldContain("verify.capacity");
        Faults(With(plan, Changed(served, x => x with { OfferId = "none" })))
            .ShouldContain("verify.unknown-offer");
    }

    [Fact]
    public void Planning_tells_of_candidates_of_prices_and_of_packages_with_their_bound()
    {
        var told = new Reports();
        Planner.Plan(Demonstration, null, Portfolios.WithWork(50) with { Progress = told });
        told.Select(x => x.Phase)
            .Distinct()
            .ShouldBe([PlanPhases.Candidates, PlanPhases.Prices, PlanPhases.Search]);
        told.Where(x => x.Phase == PlanPhases.Prices).ShouldAllBe(x => x.Bound == long.MaxValue);
        told.Where(x => x.Phase == PlanPhases.Search)
            .ShouldAllBe(x => 0 < x.Objective && x.Objective <= x.Bound && x.Bound < long.MaxValue);
    }

    [Fact]
    public void The_giver_of_every_published_case_is_among_its_candidates()
    {
        var input = Portfolios.Read("published-cases");
        var finder = new CandidateFinder(input);
        foreach (var published in PublishedCases.All)
        {
            var candidates = finder
                .Candidates($"case-{published.Number:00}-1")
                .Select(x => x.ProviderId)
                .ToList();
            published.Givers.ShouldAllBe(giver => candidates.Contains(giver), $"case {published.Number}");
        }
        PublishedCases.All.Count.ShouldBe(27);
        PublishedCases.All.ShouldAllBe(x =>
            x.Sources.Count > 0 && x.Sources.All(s => s.StartsWith("http", StringComparison.Ordinal))
        );
    }

    private static IEnumerable<string> Faults(Plan plan) =>
        PlanVerifier.Verify(Demonstration, plan).Select(x => x.Code);

    private static Plan With(Plan plan, PackageOutcome changed) =>
        plan with
        {
            Packages = [.. plan.Packages.Select(x => x.RequestId == changed.RequestId ? changed : x)],
        };

    private static PackageOutcome Changed(PackageOutcome package, Func<Contribution, Contribution> change) =>
        package with
        {
            Needs =
            [
                .. package.Needs.Select(n =>
                    n with
                    {
                        Contributions = [.. n.Contributions.Select((c, i) => i == 0 ? change(c) : c)],
                    }
                ),
            ],
        };

    private sealed class Reports : List<PlanProgress>, IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => Add(value);
    }
}
