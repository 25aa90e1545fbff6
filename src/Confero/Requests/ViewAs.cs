using System.Text.Json;
using Confero.Acts;
using Confero.Disclosure;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// Shows a State its own case through somebody else's eyes: as it is, as it was let out last, and as it would be after a
/// release. The release is rehearsed as the act it is, and read by the query that answers the onlooker afterwards; there
/// is no second way that could show something else.
/// </summary>
public sealed class ViewAs(DryRun dryRun, TaxonomyStore taxonomies, ProcessDefinitions processes)
{
    /// <summary>What the onlooker sees; null when the case is not the viewer's own.</summary>
    /// <param name="release">What would be let out; null to look at what is.</param>
    public async Task<Viewing?> Look(Viewer owner, string requestId, Onlooker onlooker, Release? release)
    {
        var now = await dryRun.Look(owner, null, db => See(db, owner, requestId, onlooker, false));
        if (now.Seen is not { Own: { } own } today)
            return null;
        if (release is null)
            return new Viewing(own, today.Groups, today.Groups, today.Released, [], false);
        var pretend = !today.MayCirculate && !own.Circulated && release.Circulate;
        var after = await dryRun.Look(owner, release, db => See(db, owner, requestId, onlooker, pretend));
        // Nothing to let out but circulation that is not the State's to give yet: then only that is imagined.
        if (after.Refusals is [{ Code: "request.nothing-to-release" }] && pretend)
            after = await dryRun.Look(
                owner,
                new LookAsItStands(),
                db => See(db, owner, requestId, onlooker, true)
            );
        var refusals = after.Refusals.Where(x => x.Code != "request.nothing-to-release").ToList();
        return new Viewing(
            own,
            today.Groups,
            after.Seen?.Groups ?? today.Groups,
            today.Released,
            refusals,
            pretend
        );
    }

    private async Task<Seen> See(
        ConferoDb db,
        Viewer owner,
        string requestId,
        Onlooker onlooker,
        bool pretend
    )
    {
        if (pretend)
            await Circulate(db, requestId);
        var own = await RequestQueries.Get(db, owner, requestId);
        if (own is not { Own: true })
            return new Seen(null, [], [], false);
        var terms = await taxonomies.Current(db);
        var parties = await db.Set<Party>().AsNoTracking().ToListAsync();
        var viewers = onlooker.Viewers(own.PartyId, terms, parties);
        var request = await db.Set<Request>()
            .AsNoTracking()
            .Include(x => x.Needs.OrderBy(n => n.Line))
            .Include(x => x.Steps)
            .AsSplitQuery()
            .SingleAsync(x => x.Id == requestId);
        var cards = new Matching.Cards(terms, parties.ToDictionary(x => x.Id));
        var groups = new List<(Viewer Viewer, SeenCase Case)>();
        foreach (var viewer in viewers)
            groups.Add(
                (
                    viewer,
                    new SeenCase(
                        await RequestQueries.Get(db, viewer, requestId),
                        Decision.Decide(viewer, request.Disclosure()).Card
                            ? request.Needs.ConvertAll(x => cards.Of(x, request.PartyId, open: false))
                            : []
                    )
                )
            );
        var released = request.Released?.Of(request);
        var last = viewers.Select(x =>
            (x, new SeenCase(released is null ? null : RequestQueries.View(x, released), []))
        );
        var process = await processes.Version(db, request.ProcessCode, request.ProcessVersion);
        return new Seen(
            own,
            Group(groups),
            Group(last),
            Release.StepThatCirculates(process, request.State) is not null
                || CirculateAgain.MayCirculateAgain(request, process)
        );
    }

    /// <summary>Lets the case be circulated in a database that is rolled back.</summary>
    private static async Task Circulate(ConferoDb db, string requestId)
    {
        var request = await db.Set<Request>().Include(x => x.Audience).SingleAsync(x => x.Id == requestId);
        (request.Circulated, request.ReachedSecretariat) = (true, true);
        request.RefreshAudience();
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>Onlookers who see the same, together.</summary>
    private static List<SeenBy> Group(IEnumerable<(Viewer Viewer, SeenCase Case)> seen) =>
        [
            .. seen.GroupBy(x => JsonSerializer.Serialize(x.Case))
                .Select(x => new SeenBy([.. x.Select(y => y.Viewer.PartyId ?? "")], x.First().Case))
                .OrderByDescending(x => x.Parties.Count),
        ];

    private sealed record Seen(
        RequestView? Own,
        IReadOnlyList<SeenBy> Groups,
        IReadOnlyList<SeenBy> Released,
        bool MayCirculate
    );
}

/// <summary>A State's case through somebody else's eyes.</summary>
/// <param name="Own">The case as its State sees it.</param>
/// <param name="Today">What the onlooker sees now; a region in groups that see the same.</param>
/// <param name="After">What the onlooker would see after the release.</param>
/// <param name="Last">What the onlooker saw when something was last let out.</param>
/// <param name="Refusals">Why the release would be refused; then after is as today.</param>
/// <param name="Imagined">Whether circulation had to be imagined, because the process does not ask for it yet.</param>
public sealed record Viewing(
    RequestView Own,
    IReadOnlyList<SeenBy> Today,
    IReadOnlyList<SeenBy> After,
    IReadOnlyList<SeenBy> Last,
    IReadOnlyList<Refusal> Refusals,
    bool Imagined
);

/// <summary>Parties that see the same; an empty code for the public and for experts.</summary>
public sealed record SeenBy(IReadOnlyList<string> Parties, SeenCase Case);

/// <summary>What somebody sees of a case: the case itself, or its anonymous cards, or nothing.</summary>
public sealed record SeenCase(RequestView? View, IReadOnlyList<NeedCard> Cards);
