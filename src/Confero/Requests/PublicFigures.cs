using Confero.Disclosure;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// The figures of the public pages. They count only what the public may see line by line, and how far it has come by the
/// state of its case alone, so that no figure can be subtracted from another to learn of a hidden case or contribution.
/// </summary>
public sealed class PublicFigures(IDbContextFactory<ConferoDb> databases, ProcessDefinitions processes)
{
    public async Task<Figures> Read()
    {
        await using var db = await databases.CreateDbContextAsync();
        var open = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs)
            .Include(x => x.Steps)
            .VisibleTo(Viewer.Public)
            .AsSplitQuery()
            .ToListAsync();
        var readable = open.Where(x => Decision.Decide(Viewer.Public, x.Disclosure()).Sees(Section.Needs))
            .ToList();
        var progress = new Dictionary<string, VisibleProgress>();
        foreach (var request in readable)
            progress[request.Id] = VisibleProgress.Of(
                request,
                await processes.Version(db, request.ProcessCode, request.ProcessVersion)
            );
        return new Figures(
            open.Count,
            readable
                .SelectMany(x => x.Needs)
                .GroupBy(x => x.Kind)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new KindFigure(
                    x.Key,
                    x.Count(),
                    x.Count(n => progress[n.RequestId].AgreedAt is not null),
                    x.Count(n => progress[n.RequestId].ReceivedAt is not null)
                ))
                .ToList(),
            await db.Set<Offers.Offer>()
                .AsNoTracking()
                .CountAsync(x => x.Visibility == DisclosureClass.E && x.WithdrawnAt == null)
        );
    }
}

/// <summary>What the public sees of the whole.</summary>
/// <param name="Requests">Requests that are public.</param>
/// <param name="ByKind">Their need lines by kind of assistance.</param>
/// <param name="Offers">Offers that are public.</param>
public sealed record Figures(int Requests, IReadOnlyList<KindFigure> ByKind, int Offers);

/// <summary>Need lines of one kind: asked for, agreed, delivered and received.</summary>
public sealed record KindFigure(string Kind, int Needed, int Agreed, int Delivered);
