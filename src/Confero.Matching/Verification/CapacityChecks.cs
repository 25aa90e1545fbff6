using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Matching.Scoring;

namespace Confero.Matching.Verification;

/// <summary>Nothing is given twice: quantities, funds and grants over the whole plan.</summary>
internal static class CapacityChecks
{
    public static IEnumerable<Reason> Check(PlanFacts facts, Plan plan)
    {
        var used = plan
            .Packages.SelectMany(p =>
                p.Needs.SelectMany(n => n.Contributions.Select(c => (p.RequestId, n.NeedId, Part: c)))
            )
            .ToList();
        foreach (var byOffer in used.GroupBy(x => x.Part.OfferId))
            if (facts.Offer(byOffer.Key) is { } offer)
                foreach (
                    var code in Broken(offer, [.. byOffer.Select(x => (x.RequestId, x.Part))])
                        .Concat(Overworked(facts, offer, [.. byOffer.Select(x => (x.NeedId, x.Part))]))
                )
                    yield return PlanFacts.Fault(code, ("offer", offer.Id));
    }

    private static IEnumerable<string> Broken(Offer offer, List<(string RequestId, Contribution Part)> used)
    {
        var inKind = used.Where(x => x.Part.Role == ContributionRole.InKind).Sum(x => x.Part.Quantity);
        if (offer.Sort != OfferSort.Fund && inKind > offer.Quantity)
            yield return "verify.capacity";
        var grants = used.Where(x => x.Part.Role == ContributionRole.Funding)
            .GroupBy(x => x.RequestId)
            .Select(x => x.Sum(c => c.Part.Money))
            .ToList();
        if (grants.Sum() > offer.Money)
            yield return "verify.money";
        if (grants.Exists(x => x < offer.MinimumGrant || x > offer.MaximumGrant))
            yield return "verify.grant";
    }

    /// <summary>
    /// People cannot be in two places: within every stretch between the start of one contribution and the end of another lie
    /// no more days of work and travel than they are free (Hall's condition for intervals).
    /// </summary>
    private static IEnumerable<string> Overworked(
        PlanFacts facts,
        Offer offer,
        List<(string NeedId, Contribution Part)> used
    )
    {
        if (offer.Sort is not (OfferSort.Expert or OfferSort.Team))
            yield break;
        var work = used.Select(x =>
                (
                    x.Part.From,
                    x.Part.To,
                    Days: x.Part.Quantity
                        + (facts.Need(x.NeedId) is { Remote: true } ? 0 : 2 * offer.TravelDays)
                )
            )
            .ToList();
        var isOver = (
            from first in work.Select(x => x.From).Distinct()
            from last in work.Select(x => x.To).Distinct()
            where first <= last
            let days = work.Where(x => x.From >= first && x.To <= last).Sum(x => x.Days)
            where days > FreeDays(offer, new DateRange(first, last))
            select days
        ).Any();
        if (isOver)
            yield return "verify.calendar";
    }

    private static long FreeDays(Offer offer, DateRange stretch)
    {
        if (offer.Availability.Count == 0)
            return stretch.Days();
        var days = 0;
        for (var day = stretch.From; day <= stretch.To; day = day.AddDays(1))
            if (offer.Availability.Any(free => free.From <= day && day <= free.To))
                days += new DateRange(day, day).Days();
        return days;
    }
}
