using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Matching.Verification;

/// <summary>Points for States and regions having their share, counted again from the plan and its policy.</summary>
internal static class ShareWorth
{
    public static long Of(PlanFacts facts, Plan plan)
    {
        var policy = plan.Policy;
        var worth = plan
            .Packages.GroupBy(x => x.State)
            .Sum(group =>
                policy.StateShares.Count == 0
                    ? group.Any(x => x.Partners.Count > 0)
                        ? policy.StateFloorPoints
                        : 0
                    : OfGroup([.. group], policy.StateShares, policy.StateFloorPoints)
            );
        if (policy.RegionShares.Count == 0)
            return worth;
        return worth
            + plan.Packages.GroupBy(x => facts.RegionsOf(x.State) is [var region, ..] ? region : "")
                .Where(group => group.Key != "")
                .Sum(group => OfGroup([.. group], policy.RegionShares, 0));
    }

    /// <summary>Goes from package to package; what one brings may not exceed what the one before brought.</summary>
    private static long OfGroup(PackageOutcome[] group, IReadOnlyList<ShareStep> steps, int floor)
    {
        var served = group.Count(x => x.Partners.Count > 0);
        long sum = 0,
            last = long.MaxValue;
        for (var k = 1; k <= served; k++)
        {
            last = Math.Min(
                last,
                Whole(k, group.Length, steps, floor) - Whole(k - 1, group.Length, steps, floor)
            );
            sum += last;
        }
        return sum;
    }

    private static long Whole(int k, int n, IReadOnlyList<ShareStep> steps, int floor)
    {
        if (k == 0)
            return 0;
        var sum = (long)floor;
        for (var i = 0; i < steps.Count; i++)
        {
            var low = i == 0 ? 0 : steps[i - 1].Percent;
            var width = (long)n * (steps[i].Percent - low);
            var within = Math.Max(0, Math.Min(100L * k, (long)n * steps[i].Percent) - (long)n * low);
            sum += width == 0 ? 0 : (long)((Int128)steps[i].Points * within / width);
        }
        return sum;
    }
}
