using Confero.Disclosure;
using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Scoring;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Need = Confero.Requests.Need;

namespace Confero.Matching;

/// <summary>Candidates and cards. The secretariat sees who could meet a need; a provider sees needs that its offers fit, without names.</summary>
public sealed class MatchingQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    TimeProvider clock
)
{
    /// <summary>Rules whose breach means that an offer is another thing, not a near miss.</summary>
    private static readonly string[] OtherThing =
    [
        RuleCodes.Kind,
        RuleCodes.Item,
        RuleCodes.OwnState,
        RuleCodes.Nationality,
    ];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Candidates of one need with reasons, and verdicts of those that nearly fit; only for the secretariat.</summary>
    /// <param name="near">How many near misses to explain.</param>
    public async Task<CandidateList?> Candidates(Viewer viewer, string needId, int near = 8)
    {
        if (!viewer.ReadsForSecretariat)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var input = await Input(db);
        if (!input.Requests.Any(x => x.Needs.Any(n => n.Id == needId)))
            return null;
        var finder = new CandidateFinder(input);
        var candidates = finder.Candidates(needId);
        var found = candidates.Select(x => x.OfferId).ToHashSet();
        var misses = input
            .Offers.Where(x => !found.Contains(x.Id))
            .Select(x => finder.Explain(needId, x.Id))
            .Where(x => !x.Rules.Any(r => !r.Holds && OtherThing.Contains(r.Code)))
            .OrderBy(x => x.Rules.Count(r => !r.Holds && r.Strength == RuleStrength.Hard))
            .ThenBy(x => x.OfferId, StringComparer.Ordinal)
            .Take(near)
            .ToList();
        return new CandidateList(needId, candidates, misses, input.Offers.ToDictionary(x => x.Id));
    }

    /// <summary>Anonymous cards the viewer may see, with the viewer's own offers that fit each.</summary>
    public async Task<IReadOnlyList<CardRow>> Cards(Viewer viewer)
    {
        if (!viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .CardsFor(viewer)
            .OrderBy(x => x.Id)
            .ToListAsync();
        var cards = new Cards(
            await taxonomies.Current(db),
            await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id)
        );
        var shown = await db.Set<Interest>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId)
            .Select(x => x.NeedId)
            .ToListAsync();
        var input = await Input(db, lessTaken: false);
        var finder = new CandidateFinder(input);
        var matchable = input.Requests.SelectMany(x => x.Needs).Select(x => x.Id).ToHashSet();
        return
        [
            .. requests
                .SelectMany(r => r.Needs, (r, n) => (Request: r, Need: n))
                .OrderBy(x => x.Need.Id, StringComparer.Ordinal)
                .Select(x => new CardRow(
                    cards.Of(x.Need, x.Request.PartyId, open: false),
                    matchable.Contains(x.Need.Id) ? Own(finder, x.Need, viewer) : [],
                    shown.Contains(x.Need.Id)
                )),
        ];
    }

    /// <summary>Who showed interest in the needs of a case; only for the secretariat.</summary>
    public async Task<IReadOnlyList<Interest>> InterestIn(Viewer viewer, string requestId)
    {
        if (!viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Interest>()
            .AsNoTracking()
            .Where(x => db.Set<Need>().Any(n => n.Id == x.NeedId && n.RequestId == requestId))
            .OrderBy(x => x.At)
            .ToListAsync();
    }

    /// <summary>The plans that were made, newest first; only for the secretariat.</summary>
    public async Task<IReadOnlyList<PlanRun>> Plans(Viewer viewer)
    {
        if (!viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<PlanRun>().AsNoTracking().OrderByDescending(x => x.At).Take(50).ToListAsync();
    }

    public async Task<PlanRun?> Plan(Viewer viewer, string id)
    {
        if (!viewer.ReadsForSecretariat)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<PlanRun>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
    }

    /// <summary>The whole portfolio that may be matched now; for the operator's own command line.</summary>
    public async Task<MatchingInput> Portfolio()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Input(db);
    }

    private async Task<MatchingInput> Input(ConferoDb db, bool lessTaken = true) =>
        await new MatchingPortfolio(db, await taxonomies.Current(db), Today, lessTaken).Build();

    private static IReadOnlyList<string> Own(CandidateFinder finder, Need need, Viewer viewer) =>
        [.. finder.Candidates(need.Id).Where(x => x.ProviderId == viewer.PartyId).Select(x => x.OfferId)];
}

/// <summary>Candidates of a need, and what keeps the nearest others from being one.</summary>
public sealed record CandidateList(
    string NeedId,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<PairVerdict> NearMisses,
    IReadOnlyDictionary<string, Model.Offer> Offers
);

/// <summary>A card as a provider sees it.</summary>
/// <param name="OwnOffers">Offers of the viewer's party that would fit.</param>
/// <param name="InterestShown">Whether the viewer's party already showed interest.</param>
public sealed record CardRow(NeedCard Card, IReadOnlyList<string> OwnOffers, bool InterestShown);
