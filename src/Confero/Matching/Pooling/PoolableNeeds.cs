using Confero.Disclosure;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Need = Confero.Requests.Need;

namespace Confero.Matching.Pooling;

/// <summary>Reads the need lines that may be pooled: of States that consented to be matched, not yet served, and in no other pool.</summary>
internal static class PoolableNeeds
{
    /// <param name="only">These lines alone; null for all.</param>
    public static async Task<IReadOnlyList<PoolNeed>> Read(
        ConferoDb db,
        Taxonomies taxonomies,
        DateOnly today,
        DateTimeOffset now,
        IReadOnlyCollection<string>? only = null
    )
    {
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .Where(x => x.ReachedSecretariat && !x.Ended && (x.Circulated || x.BlindMatching))
            .ToListAsync();
        var regions = await db.Set<Party>()
            .Where(x => x.Kind == "state")
            .ToDictionaryAsync(x => x.Id, x => x.Region);
        var taken = await Taken(db, now);
        return
        [
            .. requests
                .Where(x => x.ClassOf(Section.Needs) >= DisclosureClass.B)
                .SelectMany(x => x.Needs, (r, n) => Of(r, n, regions, taxonomies))
                .OfType<PoolNeed>()
                .Where(x => !taken.Contains(x.NeedId) && x.To > today)
                .Where(x => only is null || only.Contains(x.NeedId))
                .OrderBy(x => x.NeedId, StringComparer.Ordinal),
        ];
    }

    private static async Task<HashSet<string>> Taken(ConferoDb db, DateTimeOffset now)
    {
        var served = await db.Set<Contribution>()
            .Where(c =>
                db.Set<Package>()
                    .Any(p =>
                        p.Id == c.PackageId
                        && p.State != PackageState.Withdrawn
                        && p.State != PackageState.Draft
                    )
            )
            .Select(x => x.NeedId)
            .ToListAsync();
        var pools = await db.Set<Pool>().AsNoTracking().Include(x => x.Parts).ToListAsync();
        var live = pools.Where(x =>
            x.FormedAt is not null || (x.TakenBackAt is null && PoolRules.EndsAt(x.ProposedAt) > now)
        );
        return
        [
            .. served,
            .. live.SelectMany(x => x.Parts).Where(x => x.LeftAt is null).Select(x => x.NeedId),
        ];
    }

    private static PoolNeed? Of(
        Request request,
        Need need,
        Dictionary<string, string?> regions,
        Taxonomies taxonomies
    )
    {
        if (need is not { Item: { } item, From: { } from, To: { } to })
            return null;
        PoolKind? kind =
            need.Kind == "technical" && taxonomies.Has("training-kinds", item) ? PoolKind.Training
            : need.Kind == "material" && taxonomies.Has("items", item) ? PoolKind.Equipment
            : null;
        var region = regions.GetValueOrDefault(request.PartyId);
        if (kind is null || PoolFinder.Neighbourhood(taxonomies, region) is not { } neighbourhood)
            return null;
        return new PoolNeed(
            need.Id,
            request.Id,
            request.PartyId,
            region!,
            neighbourhood,
            kind.Value,
            item,
            need.Stage,
            need.Languages,
            need.Quantity ?? 1,
            need.Unit,
            from,
            to
        );
    }
}
