using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Matching.Scoring;

namespace Confero.Matching.Verification;

/// <summary>Rules of one package and of each pair in it.</summary>
internal static class PackageChecks
{
    public static IEnumerable<Reason> Check(PlanFacts facts, MatchingPolicy policy, PackageOutcome package)
    {
        if (facts.Request(package.RequestId) is not { } request)
            return [PlanFacts.Fault("verify.unknown-request", ("request", package.RequestId))];
        var used = package.Needs.SelectMany(x => x.Contributions).ToList();
        if (used.Count == 0)
            return [];
        return
        [
            .. Partners(package, used),
            .. Mandatory(request, package),
            .. CoFunding(facts, package),
            .. package.Needs.SelectMany(x => Quantities(facts, x)),
            .. package.Needs.SelectMany(need =>
                need.Contributions.SelectMany(x => Pair(facts, request, need.NeedId, x))
            ),
        ];
    }

    private static IEnumerable<Reason> Partners(PackageOutcome package, List<Contribution> used)
    {
        if (
            !used.Select(x => x.ProviderId)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .SequenceEqual(package.Partners)
        )
            yield return PlanFacts.Fault("verify.partners", ("request", package.RequestId));
    }

    /// <summary>A fund that does not want to pay alone has enough money of other providers' funds beside it.</summary>
    private static IEnumerable<Reason> CoFunding(PlanFacts facts, PackageOutcome package)
    {
        var grants = package
            .Needs.SelectMany(need => need.Contributions)
            .Where(x => x.Role == ContributionRole.Funding)
            .ToList();
        var all = grants.Sum(x => x.Money);
        foreach (var grant in grants.DistinctBy(x => x.OfferId))
        {
            var others = grants.Where(x => x.ProviderId != grant.ProviderId).Sum(x => x.Money);
            if (
                facts.Offer(grant.OfferId) is { } fund
                && (Int128)others * 100 < (Int128)all * fund.CoFundingPercent
            )
                yield return PlanFacts.Fault(
                    "verify.co-funding",
                    ("request", package.RequestId),
                    ("offer", grant.OfferId)
                );
        }
    }

    /// <summary>A package serves every mandatory need, or its alternative.</summary>
    private static IEnumerable<Reason> Mandatory(RequestCase request, PackageOutcome package)
    {
        var served = package
            .Needs.Where(x => x.Outcome != Outcome.Unserved)
            .Select(x => x.NeedId)
            .ToHashSet();
        foreach (var need in request.Needs)
        {
            var alternatives = request
                .Needs.Where(x => Alternative(x, need) || Alternative(need, x))
                .Select(x => x.Id);
            if (need.Mandatory && !served.Contains(need.Id) && !alternatives.Any(served.Contains))
                yield return PlanFacts.Fault("verify.mandatory", ("need", need.Id));
            foreach (
                var before in need.Prerequisites.Where(x =>
                    x.Relation != PrerequisiteRelation.InsteadOf
                    && served.Contains(need.Id)
                    && !served.Contains(x.NeedId)
                )
            )
                yield return PlanFacts.Fault(
                    "verify.prerequisite",
                    ("need", need.Id),
                    ("before", before.NeedId)
                );
        }
    }

    private static bool Alternative(Need need, Need other) =>
        need.Prerequisites.Any(x => x.Relation == PrerequisiteRelation.InsteadOf && x.NeedId == other.Id);

    private static IEnumerable<Reason> Quantities(PlanFacts facts, NeedOutcome outcome)
    {
        if (facts.Need(outcome.NeedId) is not { } need)
            yield return PlanFacts.Fault("verify.unknown-need", ("need", outcome.NeedId));
        else if (
            outcome.Contributions.Count > 0
            && need.Kind != AssistanceKind.Financial
            && need.Quantity is { } asked
        )
        {
            var met = outcome
                .Contributions.Where(x => x.Role == ContributionRole.InKind)
                .Sum(x => x.Quantity);
            if (met < (need.Divisible ? need.MinimumUseful ?? 1 : asked))
                yield return PlanFacts.Fault("verify.quantity", ("need", need.Id), ("met", $"{met}"));
        }
    }

    private static IEnumerable<Reason> Pair(
        PlanFacts facts,
        RequestCase request,
        string needId,
        Contribution contribution
    )
    {
        if (facts.Offer(contribution.OfferId) is not { } offer || facts.Need(needId) is not { } need)
            return [PlanFacts.Fault("verify.unknown-offer", ("offer", contribution.OfferId))];
        return Broken(facts, request, need, offer, contribution)
            .Select(code => PlanFacts.Fault(code, ("need", need.Id), ("offer", offer.Id)));
    }

    private static IEnumerable<string> Broken(
        PlanFacts facts,
        RequestCase request,
        Need need,
        Offer offer,
        Contribution contribution
    )
    {
        if (contribution.ProviderId != offer.ProviderId)
            yield return "verify.provider";
        if (offer.ProviderState == request.State)
            yield return "verify.own-state";
        if (facts.Forbidden.Any(x => x.NeedId == need.Id && x.OfferId == offer.Id))
            yield return "verify.forbidden";
        if (
            offer.ExcludedRecipients.Contains(request.State)
            || offer.Nationalities.Contains(request.State)
            || offer.Conflicts.Contains(request.State)
        )
            yield return "verify.excluded";
        if (offer.HardEarmark && offer.Recipients.Count > 0 && !offer.Recipients.Contains(request.State))
            yield return "verify.recipient";
        if (
            offer.HardEarmark
            && offer.Regions.Count > 0
            && !offer.Regions.Intersect(facts.RegionsOf(request.State)).Any()
        )
            yield return "verify.region";
        if (offer.ProviderKind is { } kind && need.ExcludedProviderKinds.Contains(kind))
            yield return "verify.provider-kind";
        if (offer.ValidUntil < facts.AsOf)
            yield return "verify.validity";
        if (
            contribution.From > contribution.To
            || contribution.From < Latest(need.From, offer.From, facts.AsOf.AddDays(offer.LeadDays))
            || contribution.To > Earliest(need.To, offer.To)
        )
            yield return "verify.window";
        if (contribution.Role == ContributionRole.InKind && !Able(need, offer, contribution))
            yield return "verify.ability";
    }

    /// <summary>Item, competences and languages.</summary>
    private static bool Able(Need need, Offer offer, Contribution contribution) =>
        (need.Item is null || offer.Item is null || need.Item == offer.Item)
        && need.Competences.All(x =>
            offer.Competences.Any(held =>
                held.Code == x.Code
                && held.Level >= x.Level
                && (held.ValidUntil is null || held.ValidUntil >= contribution.From)
            )
        )
        && (
            need.Languages.Count == 0
            || offer.Languages.Count == 0
            || need.Languages.Intersect(offer.Languages).Any()
        );

    private static DateOnly Latest(params DateOnly?[] days) => days.Max() ?? DateOnly.MinValue;

    private static DateOnly Earliest(params DateOnly?[] days) => days.Min() ?? DateOnly.MaxValue;
}
