using Confero.Matching.Model;

namespace Confero.Matching.Planning;

/// <summary>What contributions are worth.</summary>
internal static class Points
{
    /// <summary>Points of a need met whole, at once and with a full score.</summary>
    public static long OfNeed(Need need, StateFacts state, MatchingPolicy policy)
    {
        var group =
            100
            + (state.LeastDeveloped ? policy.LeastDevelopedPercent : 0)
            + (state.Landlocked ? policy.LandlockedPercent : 0)
            + (state.SmallIsland ? policy.SmallIslandPercent : 0);
        var urgency = policy.UrgencyPercent[Math.Clamp(need.Urgency, 1, policy.UrgencyPercent.Count) - 1];
        return (long)policy.PointsPerNeed * urgency * group / 10_000;
    }

    /// <summary>
    /// Points of a part of it: the need's points by score, by share of what is asked and by delay, rounded down once.
    /// </summary>
    public static int OfPart(
        long needPoints,
        int scorePermille,
        long amount,
        long asked,
        int periodsLate,
        MatchingPolicy policy
    )
    {
        var timely = Math.Max(0, 1000 - policy.DelayPermille * periodsLate);
        return (int)(
            (Int128)needPoints * scorePermille * amount * timely / ((Int128)1_000_000 * Math.Max(1, asked))
        );
    }
}
