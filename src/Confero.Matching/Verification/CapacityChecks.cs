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
                        .Concat(
                            WorkChecks.Check(
                                facts,
                                offer,
                                plan.Policy,
                                [.. byOffer.Select(x => (x.NeedId, x.Part))]
                            )
                        )
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
}
