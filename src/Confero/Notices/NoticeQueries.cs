using Confero.Disclosure;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices;

/// <summary>Reads a member's own notices. That somebody read something changes nothing else and is not recorded.</summary>
public sealed class NoticeQueries(
    IDbContextFactory<ConferoDb> databases,
    NoticeSubjects subjects,
    TimeProvider clock
)
{
    private const int MostRows = 100;

    /// <summary>The viewer's notices, newest first; what they are about is decided again now.</summary>
    public async Task<Page<NoticeRow>> List(Viewer viewer, NoticeFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var size = Math.Clamp(filter.Size, 1, MostRows);
        var notices = Own(db, viewer).AsNoTracking();
        if (filter.Topic is { } topic)
            notices = notices.Where(x => x.Topic == topic);
        if (filter.Unread)
            notices = notices.Where(x => x.ReadAt == null);
        if (Cursor.Parse(filter.Cursor) is { } after)
            notices = notices.Where(x =>
                x.At <= after.At && (x.At < after.At || string.Compare(x.Id, after.Id) > 0)
            );
        var found = await notices.OrderByDescending(x => x.At).ThenBy(x => x.Id).Take(size + 1).ToListAsync();
        var paths = await subjects.Paths(viewer, found.Select(x => x.SubjectId));
        return Page<NoticeRow>.Of(
            found.ConvertAll(x => NoticeRow.Of(x, paths)),
            size,
            x => Cursor.Text(x.At, x.Id)
        );
    }

    /// <summary>How many the viewer has not read.</summary>
    public async Task<int> Unread(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Own(db, viewer).CountAsync(x => x.ReadAt == null);
    }

    /// <summary>Marks one as read and gives where it leads; null when there is no such notice or it leads nowhere now.</summary>
    public async Task<string?> Open(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var subject = await Own(db, viewer)
            .Where(x => x.Id == id)
            .Select(x => x.SubjectId)
            .SingleOrDefaultAsync();
        if (subject is null)
            return null;
        await Mark(viewer, read: true, id);
        return (await subjects.Paths(viewer, [subject])).GetValueOrDefault(subject);
    }

    /// <summary>Marks one notice of the viewer as read or unread, or all when <paramref name="id"/> is null.</summary>
    public async Task Mark(Viewer viewer, bool read, string? id = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        DateTimeOffset? at = read ? clock.GetUtcNow() : null;
        await Own(db, viewer)
            .Where(x => (id == null || x.Id == id) && (x.ReadAt == null) == read)
            .ExecuteUpdateAsync(x => x.SetProperty(n => n.ReadAt, at));
    }

    /// <summary>How the viewer wants word by mail.</summary>
    public async Task<NoticeChoice> Choice(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<NoticeChoice>()
                .AsNoTracking()
                .SingleOrDefaultAsync(x => x.MemberId == viewer.MemberId)
            ?? NoticeChoice.Usual(viewer.MemberId ?? "");
    }

    /// <summary>Whether the link a token was made for still stops mail.</summary>
    public async Task<bool> MayStop(string memberId, StopMail act)
    {
        await using var db = await databases.CreateDbContextAsync();
        var stamp = await db.Set<NoticeChoice>()
            .Where(x => x.MemberId == memberId)
            .Select(x => x.Stamp)
            .SingleOrDefaultAsync();
        return act.Holds(stamp ?? "")
            && await db.Set<Member>().AnyAsync(x => x.Id == memberId && x.RemovedAt == null);
    }

    private IQueryable<Notice> Own(ConferoDb db, Viewer viewer)
    {
        var now = clock.GetUtcNow();
        return db.Set<Notice>()
            .Where(x => viewer.MemberId != null && x.MemberId == viewer.MemberId && x.At <= now);
    }
}

/// <summary>What a list of notices is narrowed to.</summary>
public sealed record NoticeFilter
{
    public Topic? Topic { get; init; }

    /// <summary>Only those not read.</summary>
    public bool Unread { get; init; }
    public string? Cursor { get; init; }

    /// <summary>Rows to return, 1 to 100.</summary>
    public int Size { get; init; } = 25;
}

/// <summary>A notice as its reader sees it now.</summary>
/// <param name="SubjectId">What it is about; null when that is no longer open to the reader.</param>
/// <param name="Path">Where it leads; null when it leads nowhere.</param>
/// <param name="Gone">Whether what it was about is no longer open to the reader; then its text is not shown either.</param>
public sealed record NoticeRow(
    string Id,
    Topic Topic,
    string Code,
    string? SubjectId,
    string? Path,
    bool Gone,
    DateTimeOffset At,
    DateTimeOffset? ReadAt
)
{
    /// <summary>Stands for the text of what is no longer open.</summary>
    public const string GoneCode = "notices.gone";

    internal static NoticeRow Of(Notice notice, IReadOnlyDictionary<string, string> paths)
    {
        var path = notice.SubjectId is null ? null : paths.GetValueOrDefault(notice.SubjectId);
        var gone = notice.SubjectId is not null && path is null;
        return new(
            notice.Id,
            notice.Topic,
            gone ? GoneCode : notice.Code,
            gone ? null : notice.SubjectId,
            path,
            gone,
            notice.At,
            notice.ReadAt
        );
    }
}
