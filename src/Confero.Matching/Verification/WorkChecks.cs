using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Matching.Verification;

/// <summary>People are in one place at a time, and work no more than they want to.</summary>
internal static class WorkChecks
{
    /// <summary>Checks all that a plan asks of one offer of people.</summary>
    /// <param name="facts">The input.</param>
    /// <param name="offer">The offer; others than people are left alone.</param>
    /// <param name="policy">The plan's policy, for the length of its planning periods.</param>
    /// <param name="used">What the plan asks of it, for which needs.</param>
    /// <returns>Codes of what is wrong.</returns>
    public static IEnumerable<string> Check(
        PlanFacts facts,
        Offer offer,
        MatchingPolicy policy,
        List<(string NeedId, Contribution Part)> used
    )
    {
        if (offer.Sort is not (OfferSort.Expert or OfferSort.Team))
            yield break;
        var work = used.ConvertAll(x => new Mission(
            x.Part.From,
            x.Part.To,
            x.Part.Quantity + (facts.Need(x.NeedId) is { Remote: true } ? 0 : 2 * offer.TravelDays)
        ));
        if (IsOverbooked(offer, work))
            yield return "verify.calendar";
        if (offer.LoadLimitDays is { } limit && IsOverworked(offer, work, limit, facts.AsOf, policy))
            yield return "verify.load";
    }

    /// <summary>
    /// Within every stretch between the start of one contribution and the end of another lie no more days of work and travel
    /// than the people are free (Hall's condition for intervals).
    /// </summary>
    private static bool IsOverbooked(Offer offer, List<Mission> work) =>
        (
            from first in work.Select(x => x.From).Distinct()
            from last in work.Select(x => x.To).Distinct()
            where first <= last
            let days = work.Where(x => x.From >= first && x.To <= last).Sum(x => x.Days)
            where days > FreeDays(offer, first, last)
            select days
        ).Any();

    /// <summary>
    /// Twelve months from the start of any planning period hold no more days than the limit. Of a mission that reaches beyond
    /// them, only what cannot lie outside is counted.
    /// </summary>
    private static bool IsOverworked(
        Offer offer,
        List<Mission> work,
        int limit,
        DateOnly asOf,
        MatchingPolicy policy
    )
    {
        var end = work.Max(x => x.To);
        var months = Math.Max(1, policy.PeriodMonths);
        for (
            var first = new DateOnly(asOf.Year, asOf.Month, 1);
            first <= end;
            first = first.AddMonths(months)
        )
        {
            var last = first.AddMonths(Math.Max(1, 12 / months) * months).AddDays(-1);
            if (work.Sum(x => Inside(offer, x, first, last)) > limit)
                return true;
        }
        return false;
    }

    private static long Inside(Offer offer, Mission mission, DateOnly first, DateOnly last)
    {
        var before =
            mission.From < first ? FreeDays(offer, mission.From, Earlier(mission.To, first.AddDays(-1))) : 0;
        var after = mission.To > last ? FreeDays(offer, Later(mission.From, last.AddDays(1)), mission.To) : 0;
        return Math.Max(0, mission.Days - before - after);
    }

    private static long FreeDays(Offer offer, DateOnly first, DateOnly last)
    {
        if (offer.Availability.Count == 0)
            return new DateRange(first, last).Days();
        var days = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
            if (offer.Availability.Any(free => free.From <= day && day <= free.To))
                days += new DateRange(day, day).Days();
        return days;
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>Days of work and travel somewhere between two days.</summary>
    private sealed record Mission(DateOnly From, DateOnly To, long Days);
}
