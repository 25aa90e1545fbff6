using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Matching.Scoring;

namespace Confero.Matching.Verification;

/// <summary>What the plan says it is worth is the sum of its parts, and not above its bound.</summary>
internal static class WorthChecks
{
    public static IEnumerable<Reason> Check(PlanFacts facts, Plan plan)
    {
        foreach (var package in plan.Packages)
        {
            var parts = package.Needs.SelectMany(x => x.Contributions).Sum(x => x.Points);
            var earmarked = Earmarked(facts, package) * plan.Policy.EarmarkPoints;
            if (
                parts + earmarked - (package.Partners.Count * plan.Policy.PartnerCostPoints)
                != package.Points
            )
                yield return PlanFacts.Fault(
                    "verify.package-points",
                    ("request", package.RequestId),
                    ("parts", $"{parts}"),
                    ("said", $"{package.Points}")
                );
        }
        if (plan.FloorPoints != ShareWorth.Of(facts, plan))
            yield return PlanFacts.Fault("verify.floor", ("said", $"{plan.FloorPoints}"));
        if (plan.Packages.Sum(x => x.Points) + plan.FloorPoints != plan.Objective)
            yield return PlanFacts.Fault("verify.objective", ("said", $"{plan.Objective}"));
        if (plan.Objective > plan.Bound)
            yield return PlanFacts.Fault("verify.above-bound", ("bound", $"{plan.Bound}"));
    }

    /// <summary>Funds of a package whose earmark names the State or its region.</summary>
    private static int Earmarked(PlanFacts facts, PackageOutcome package) =>
        package
            .Needs.SelectMany(x => x.Contributions)
            .Where(x => x.Role == ContributionRole.Funding)
            .Select(x => facts.Offer(x.OfferId))
            .OfType<Offer>()
            .Distinct()
            .Count(x =>
                x.Recipients.Contains(package.State)
                || x.Regions.Intersect(facts.RegionsOf(package.State)).Any()
            );
}
