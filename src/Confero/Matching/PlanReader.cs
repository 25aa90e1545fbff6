using Confero.Disclosure;
using Confero.Experts;
using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Matching.Scoring;
using Confero.Packages;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>Reads a stored plan, and turns a part of it into the act that composes the package.</summary>
public sealed class PlanReader(
    MatchingQueries matching,
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies
)
{
    /// <summary>The currency into which all money of a portfolio is converted before planning.</summary>
    public const string Currency = "USD";

    /// <summary>The plan with the titles of all it mentions, or null when it does not exist for the viewer.</summary>
    public async Task<(Plan Plan, IReadOnlyDictionary<string, string> Titles)?> Read(Viewer viewer, string id)
    {
        if (await matching.Plan(viewer, id) is not { } run)
            return null;
        return (MatchingJson.Read<Plan>(run.Plan), await Titles());
    }

    /// <summary>Titles of needs and offers and names of experts, for pages that only the secretariat sees.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Titles()
    {
        await using var db = await databases.CreateDbContextAsync();
        var titles = await db.Set<Requests.Need>().ToDictionaryAsync(x => x.Id, x => x.Title);
        foreach (var offer in await db.Set<Offers.Offer>().Select(x => new { x.Id, x.Title }).ToListAsync())
            titles[offer.Id] = offer.Title;
        foreach (var expert in await db.Set<Expert>().Select(x => new { x.Id, x.Name }).ToListAsync())
            titles[expert.Id] = expert.Name;
        return titles;
    }

    /// <summary>Why a plan serves a need as it does, or null when the plan or the need does not exist for the viewer.</summary>
    public async Task<NeedExplanation?> Why(Viewer viewer, string planId, string needId)
    {
        if (await matching.Plan(viewer, planId) is not { } run)
            return null;
        var input = MatchingJson.Read<MatchingInput>(run.Input);
        return input.Requests.Any(x => x.Needs.Any(n => n.Id == needId))
            ? new Explainer(input, MatchingJson.Read<Plan>(run.Plan)).Need(needId)
            : null;
    }

    /// <summary>The types of help of which more would be worth most in a plan, or null when it does not exist for the viewer.</summary>
    public async Task<IReadOnlyList<MissingResource>?> Missing(Viewer viewer, string planId, int most)
    {
        if (await matching.Plan(viewer, planId) is not { } run)
            return null;
        var plan = MatchingJson.Read<Plan>(run.Plan);
        return plan.Certificate is null
            ? []
            : [.. Scarcity.Missing(MatchingJson.Read<MatchingInput>(run.Input), plan).Take(most)];
    }

    /// <summary>How a plan was found, or is being found: value and bound in the course of time; empty for who may not know.</summary>
    public async Task<IReadOnlyList<PlanProgressPoint>> Progress(Viewer viewer, string planId)
    {
        if (!viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<PlanProgressPoint>()
            .AsNoTracking()
            .Where(x => x.PlanId == planId)
            .OrderBy(x => x.Milliseconds)
            .ToListAsync();
    }

    /// <summary>What is different in a second plan, or null when one of them does not exist for the viewer.</summary>
    public async Task<PlanComparison?> Compare(Viewer viewer, string first, string second) =>
        await matching.Plan(viewer, first) is { } a && await matching.Plan(viewer, second) is { } b
            ? PlanComparison.Of(MatchingJson.Read<Plan>(a.Plan), MatchingJson.Read<Plan>(b.Plan))
            : null;

    /// <summary>What the secretariat told the planner and has not lifted.</summary>
    public async Task<IReadOnlyList<PlanningRule>> Rules(Viewer viewer)
    {
        if (!viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<PlanningRule>()
            .AsNoTracking()
            .Where(x => x.LiftedAt == null)
            .OrderBy(x => x.NeedId)
            .ToListAsync();
    }

    /// <summary>The act that composes what a plan has for one request, or null when it has nothing.</summary>
    public async Task<ComposePackage?> Package(Viewer viewer, string planId, string requestId)
    {
        if (await matching.Plan(viewer, planId) is not { } run)
            return null;
        var plan = MatchingJson.Read<Plan>(run.Plan);
        var input = MatchingJson.Read<MatchingInput>(run.Input);
        var package = plan.Packages.FirstOrDefault(x => x.RequestId == requestId && x.Partners.Count > 0);
        if (package is null)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var terms = await taxonomies.Current(db);
        var needs = await db.Set<Requests.Need>()
            .AsNoTracking()
            .Where(x => x.RequestId == requestId)
            .ToDictionaryAsync(x => x.Id);
        var offers = input.Offers.ToDictionary(x => x.Id);
        var parts = package.Needs.SelectMany(n =>
            n.Contributions.Select(c => Part(needs[n.NeedId], c, offers[c.OfferId], terms))
        );
        return new ComposePackage(requestId, [.. parts]) { PlanId = planId };
    }

    private static Part Part(
        Requests.Need need,
        Planning.Contribution contribution,
        Model.Offer offer,
        Taxonomies terms
    )
    {
        var expert = offer.Sort == OfferSort.Expert;
        var part = new Part(need.Id, expert ? null : offer.Id, expert ? offer.Id : null)
        {
            From = contribution.From,
            To = contribution.To,
        };
        if (contribution.Role != ContributionRole.Funding)
            return part with { Quantity = contribution.Quantity, Unit = need.Unit };
        var currency = need.Currency ?? "USD";
        return part with
        {
            Amount = PlanningRates.Load().FromCents(contribution.Money, currency, terms),
            Currency = currency,
        };
    }
}
