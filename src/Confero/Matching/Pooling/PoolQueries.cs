using Confero.Disclosure;
using Confero.Notices;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Need = Confero.Requests.Need;

namespace Confero.Matching.Pooling;

/// <summary>Reads pools: the secretariat sees all of them, a State its own part and, once all agreed, its partners.</summary>
public sealed class PoolQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    TimeProvider clock
)
{
    /// <summary>Needs that could be met together; only for the secretariat.</summary>
    public async Task<IReadOnlyList<PoolSuggestion>> Suggestions(Viewer viewer)
    {
        if (!viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        return PoolFinder.Suggest(
            await PoolableNeeds.Read(
                db,
                await taxonomies.Current(db),
                DateOnly.FromDateTime(now.UtcDateTime),
                now
            )
        );
    }

    /// <summary>All pools, newest first; only for the secretariat.</summary>
    public async Task<IReadOnlyList<Pool>> List(Viewer viewer)
    {
        if (!viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Pool>()
            .AsNoTracking()
            .Include(x => x.Parts.OrderBy(p => p.PartyId))
            .OrderByDescending(x => x.ProposedAt)
            .ToListAsync();
    }

    /// <summary>One pool with the offers that could serve it; only for the secretariat.</summary>
    public async Task<(Pool Pool, IReadOnlyList<Offer> Offers)?> Get(Viewer viewer, string id)
    {
        if ((await List(viewer)).FirstOrDefault(x => x.Id == id) is not { } pool)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var offers = await db.Set<Offer>()
            .AsNoTracking()
            .Where(x => x.Item == pool.Item && x.WithdrawnAt == null)
            .ToListAsync();
        return (
            pool,
            [.. offers.Where(x => x.StandsOn(today)).OrderBy(x => x.Title, StringComparer.CurrentCulture)]
        );
    }

    /// <summary>The parts of the viewer's own State, newest first.</summary>
    public async Task<IReadOnlyList<PoolPartView>> Mine(Viewer viewer)
    {
        if (!viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var pools = await db.Set<Pool>()
            .AsNoTracking()
            .Include(x => x.Parts)
            .Where(x => x.Parts.Any(p => p.PartyId == viewer.PartyId))
            .OrderByDescending(x => x.ProposedAt)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var lines = pools.SelectMany(x => x.Parts).Select(x => x.NeedId).ToList();
        var needs = await db.Set<Need>()
            .AsNoTracking()
            .Where(x => lines.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id);
        var terms = await taxonomies.Current(db);
        var cards = new Cards(terms, new Dictionary<string, Party>());
        return
        [
            .. pools.SelectMany(pool =>
                pool.Parts.Where(x => x.PartyId == viewer.PartyId)
                    .Select(part => View(pool, part, needs, cards.Wide(pool.Neighbourhood)))
            ),
        ];
    }

    /// <summary>One part of the viewer's own State, or null.</summary>
    public async Task<PoolPartView?> Part(Viewer viewer, string id) =>
        (await Mine(viewer)).FirstOrDefault(x => x.Id == id);

    private PoolPartView View(Pool pool, PoolPart part, Dictionary<string, Need> needs, string? region)
    {
        var need = needs[part.NeedId];
        var ends = PoolRules.EndsAt(pool.ProposedAt);
        var timeOver = ends <= clock.GetUtcNow();
        var formed = pool.FormedAt is not null;
        var state = PoolRules.SeenBy(part.Answer, formed, part.LeftAt is not null, timeOver);
        return new PoolPartView
        {
            Id = part.Id,
            RequestId = part.RequestId,
            NeedId = part.NeedId,
            NeedTitle = need.Title,
            Kind = pool.Kind,
            Item = pool.Item,
            Stage = pool.Stage,
            Region = region,
            From = pool.From,
            To = pool.To,
            Note = pool.Note,
            ProposedAt = pool.ProposedAt,
            AnswerBy = ends,
            Own = part.Answer,
            Open = PoolRules.MayAnswer(part.Answer, formed, timeOver),
            State = state,
            FormedAt = state is PoolState.Formed ? pool.FormedAt : null,
            PackageId = state is PoolState.Formed ? part.PackageId : null,
            Partners =
                state is PoolState.Formed
                    ?
                    [
                        .. pool
                            .Parts.Where(x => x.Id != part.Id)
                            .OrderBy(x => x.PartyId, StringComparer.Ordinal)
                            .Select(x => PoolPartner.Of(x, needs[x.NeedId])),
                    ]
                    : [],
        };
    }
}

/// <summary>A pool as one of its States sees it.</summary>
public sealed record PoolPartView
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }
    public required string NeedId { get; init; }

    /// <summary>The State's own line.</summary>
    public required string NeedTitle { get; init; }
    public required PoolKind Kind { get; init; }
    public required string Item { get; init; }
    public string? Stage { get; init; }

    /// <summary>M49 code of a region of many States in which all partners lie.</summary>
    public string? Region { get; init; }

    /// <summary>The days that fit everybody.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>When the time for answers is over, for all alike.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>The State's own answer.</summary>
    public required Answer Own { get; init; }
    public required bool Open { get; init; }
    public required PoolState State { get; init; }
    public DateTimeOffset? FormedAt { get; init; }

    /// <summary>The package made for its own case.</summary>
    public string? PackageId { get; init; }

    /// <summary>The other States; none before all have agreed.</summary>
    public IReadOnlyList<PoolPartner> Partners { get; init; } = [];
}

/// <summary>What partners of a formed pool know of each other.</summary>
public sealed record PoolPartner(
    string PartyId,
    string NeedTitle,
    long? Quantity,
    string? Unit,
    DateOnly? From,
    DateOnly? To,
    DateTimeOffset? LeftAt
)
{
    internal static PoolPartner Of(PoolPart part, Need need) =>
        new(part.PartyId, need.Title, need.Quantity, need.Unit, need.From, need.To, part.LeftAt);
}

/// <summary>A State's part, as notices speak of it.</summary>
internal sealed class PoolPartSubject(PoolQueries pools) : INoticeSubject
{
    public string Prefix => "PLP";

    public string PathOf(string id) => $"/matching/pools/mine/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        (await pools.Mine(viewer)).Select(x => x.Id).Intersect(ids).ToHashSet();
}

/// <summary>A pool, as notices to the secretariat speak of it.</summary>
internal sealed class PoolSubject(PoolQueries pools) : INoticeSubject
{
    public string Prefix => "JNT";

    public string PathOf(string id) => $"/matching/pools/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        (await pools.List(viewer)).Select(x => x.Id).Intersect(ids).ToHashSet();
}
