using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>Reads requests for a viewer, never more than the disclosure decision permits.</summary>
public sealed class RequestQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private const int MostRows = 100;

    /// <summary>One request, or null when it does not exist for the viewer. That another party read it is noted for its State.</summary>
    public async Task<RequestView?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var view = await Get(db, viewer, id);
        if (view is { Own: false })
            await db.Note(viewer, id, Read(view), clock.GetUtcNow());
        return view;
    }

    /// <summary>The sections a view holds something of.</summary>
    internal static IReadOnlyCollection<Section> Read(RequestView view) =>
        [
            .. view
                .Texts.Where(x => x.Value.Length > 0)
                .Select(x => x.Key)
                .Union(view.Needs.Count > 0 ? [Section.Needs] : []),
        ];

    /// <summary>
    /// One request as it stands in this database; the only way a view of a case is read. What is hidden is left out by the
    /// database, so that it costs neither more questions nor more work than what does not exist.
    /// </summary>
    internal static async Task<RequestView?> Get(ConferoDb db, Viewer viewer, string id)
    {
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Include(x => x.Needs.OrderBy(n => n.Line))
            .Include(x => x.Steps.OrderBy(s => s.At))
            .AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == id);
        return request is null ? null : View(viewer, request);
    }

    /// <summary>The request a need line belongs to, or null when it does not exist for the viewer.</summary>
    public async Task<RequestView?> OfNeed(Viewer viewer, string needId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var visible = db.Set<Request>().VisibleTo(viewer);
        var id = await db.Set<Need>()
            .Where(x => x.Id == needId && visible.Any(r => r.Id == x.RequestId))
            .Select(x => x.RequestId)
            .SingleOrDefaultAsync();
        return id is null ? null : await Get(viewer, id);
    }

    /// <summary>Requests the viewer may see, newest change first.</summary>
    public async Task<Page<RequestRow>> List(Viewer viewer, RequestFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var size = Math.Clamp(filter.Size, 1, MostRows);
        var requests = Narrow(db.Set<Request>().AsNoTracking().VisibleTo(viewer), viewer, filter);
        var inside = filter.Own || viewer.ReadsForSecretariat;
        var ordered = inside ? ByChange(requests, filter.Cursor) : ByShared(requests, filter.Cursor);
        var rows = await ordered.Take(size + 1).Include(x => x.Needs).AsSplitQuery().ToListAsync();
        return Page<RequestRow>.Of(
            rows.ConvertAll(x => Row(viewer, x, inside)),
            size,
            x => Cursor.Text(x.ChangedAt, x.Id)
        );
    }

    private static IQueryable<Request> ByChange(IQueryable<Request> requests, string? cursor)
    {
        if (Cursor.Parse(cursor) is { } after)
            requests = requests.Where(x =>
                x.ChangedAt <= after.At && (x.ChangedAt < after.At || string.Compare(x.Id, after.Id) > 0)
            );
        return requests.OrderByDescending(x => x.ChangedAt).ThenBy(x => x.Id);
    }

    private static IQueryable<Request> ByShared(IQueryable<Request> requests, string? cursor)
    {
        if (Cursor.Parse(cursor) is { } after)
            requests = requests.Where(x =>
                x.SharedAt <= after.At && (x.SharedAt < after.At || string.Compare(x.Id, after.Id) > 0)
            );
        return requests.OrderByDescending(x => x.SharedAt).ThenBy(x => x.Id);
    }

    private static IQueryable<Request> Narrow(
        IQueryable<Request> requests,
        Viewer viewer,
        RequestFilter filter
    )
    {
        if (filter.Own)
            requests = requests.Where(x => x.PartyId == viewer.PartyId);
        if (filter.State is not null)
            requests = requests.Where(x => x.State == filter.State);
        if (filter.PartyId is not null)
            requests = requests.Where(x => x.PartyId == filter.PartyId);
        if (filter.Ids is not null)
            requests = requests.Where(x => filter.Ids.Contains(x.Id));
        if (filter.Kind is not null)
            requests = requests.Where(x => x.Needs.Any(n => n.Kind == filter.Kind));
        return requests;
    }

    /// <summary>The viewer as the process of a case sees them.</summary>
    public static Actor ActorIn(Viewer viewer, RequestView request) =>
        CaseAuthority.ActorOf(viewer, request.PartyId, Earlier(viewer, request.Steps));

    /// <summary>The acts the viewer ever did in a case.</summary>
    internal static IReadOnlyList<string> Earlier(Viewer viewer, IEnumerable<CaseStep> steps) =>
        [.. steps.Where(x => x.MemberId == viewer.MemberId).Select(x => x.Act).Distinct()];

    /// <summary>The view of a stored request; used by every query and export, so that they cannot differ.</summary>
    internal static RequestView? View(Viewer viewer, Request request)
    {
        var facts = request.Disclosure();
        var disclosed = Decision.Decide(viewer, facts);
        if (!disclosed.Exists)
            return null;
        var own = Decision.IsOwner(viewer, facts);
        return new RequestView
        {
            Id = request.Id,
            ImportKey = own ? request.ImportKey : null,
            PartyId = request.PartyId,
            Title = TitleFor(disclosed, request),
            Language = request.TextLanguage,
            ProcessCode = request.ProcessCode,
            ProcessVersion = request.ProcessVersion,
            State = request.State,
            StateSince = request.StateSince,
            ResumeState = own || viewer.ReadsForSecretariat ? request.ResumeState : null,
            Marking = request.Marking,
            BlindMatching = own && request.BlindMatching,
            Circulated = request.Circulated,
            Ended = request.Ended,
            ChangedAt = own || viewer.ReadsForSecretariat ? request.ChangedAt : request.SharedAt,
            CheckDueAt = own || viewer.ReadsForSecretariat ? request.CheckDueAt : null,
            Version = own || viewer.ReadsForSecretariat ? request.Version : null,
            Texts = request
                .Sections.Where(x => disclosed.Sees(x.Section))
                .ToDictionary(x => x.Section, x => x.Text),
            Permitted = disclosed.Sections,
            Visibility = own ? request.Sections : [],
            Needs = disclosed.Sees(Section.Needs) ? request.Needs : [],
            Steps = own || viewer.ReadsForSecretariat ? request.Steps : [],
            Own = own,
            Erased = request.Erased,
        };
    }

    private static RequestRow Row(Viewer viewer, Request request, bool inside)
    {
        var disclosed = Decision.Decide(viewer, request.Disclosure());
        var needs = disclosed.Sees(Section.Needs) ? request.Needs : [];
        return new RequestRow(
            request.Id,
            request.PartyId,
            TitleFor(disclosed, request),
            request.TextLanguage,
            request.ProcessCode,
            request.ProcessVersion,
            request.State,
            request.StateSince,
            inside ? request.ChangedAt : request.SharedAt,
            [.. needs.Select(x => x.Kind).Distinct().Order(StringComparer.Ordinal)],
            needs.Count
        );
    }

    /// <summary>The title belongs to the summary; who may not read that gets the first line written for the public, or the reference.</summary>
    private static string TitleFor(Disclosed disclosed, Request request) =>
        disclosed.Sees(Section.Summary) ? request.Title
        : disclosed.Sees(Section.Public)
        && request.Text(Section.Public).Split('\n')[0] is { Length: > 0 } line
            ? line
        : request.Id;
}
