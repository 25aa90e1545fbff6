using Confero.Disclosure;
using Confero.Packages;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// The figures of the public pages. They count only what the public may see line by line, so that no figure can be
/// subtracted from another to learn of a hidden case.
/// </summary>
public sealed class PublicFigures(IDbContextFactory<ConferoDb> databases)
{
    public async Task<Figures> Read()
    {
        await using var db = await databases.CreateDbContextAsync();
        var open = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .VisibleTo(Viewer.Public)
            .AsSplitQuery()
            .ToListAsync();
        var readable = open.Where(x => Decision.Decide(Viewer.Public, x.Disclosure()).Sees(Section.Needs))
            .ToList();
        var ids = readable.ConvertAll(x => x.Id);
        var contributions = await db.Set<Contribution>()
            .AsNoTracking()
            .Include(x => x.Deliveries)
            .Where(x => ids.Contains(x.RequestId))
            .ToListAsync();
        return new Figures(
            open.Count,
            readable
                .SelectMany(x => x.Needs)
                .GroupBy(x => x.Kind)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new KindFigure(
                    x.Key,
                    x.Count(),
                    Count(x, contributions, Agreed),
                    Count(x, contributions, Delivered)
                ))
                .ToList(),
            await db.Set<Offers.Offer>()
                .AsNoTracking()
                .CountAsync(x => x.Visibility == DisclosureClass.E && x.WithdrawnAt == null)
        );
    }

    private static int Count(
        IEnumerable<Need> needs,
        List<Contribution> contributions,
        Func<Contribution, bool> which
    ) => needs.Count(need => contributions.Exists(x => x.NeedId == need.Id && which(x)));

    private static bool Agreed(Contribution contribution) =>
        contribution.CommittedAt is not null && !contribution.Refused;

    private static bool Delivered(Contribution contribution) =>
        contribution.State is ContributionState.Received or ContributionState.Verified;
}

/// <summary>What the public sees of the whole.</summary>
/// <param name="Requests">Requests that are public.</param>
/// <param name="ByKind">Their need lines by kind of assistance.</param>
/// <param name="Offers">Offers that are public.</param>
public sealed record Figures(int Requests, IReadOnlyList<KindFigure> ByKind, int Offers);

/// <summary>Need lines of one kind: asked for, agreed, delivered and received.</summary>
public sealed record KindFigure(string Kind, int Needed, int Agreed, int Delivered);
