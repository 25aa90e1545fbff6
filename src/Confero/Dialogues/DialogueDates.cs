using Confero.Disclosure;
using Confero.Notices;
using Confero.Notices.Calendar;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>Sessions in the calendars of those who take part or chair, moved and cancelled with them.</summary>
public sealed class DialogueDates(IDbContextFactory<ConferoDb> databases) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Entries(Viewer viewer)
    {
        if (viewer.IsPublic)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var taking = (await DialogueQueries.Visible(db, viewer))
            .Where(x => x.Standing.Chairs || x.Standing.Own is { TakesPart: true })
            .Select(x => x.Series.Id)
            .ToList();
        var sessions = await db.Set<DialogueSession>()
            .AsNoTracking()
            .Where(x => taking.Contains(x.SeriesId))
            .ToListAsync();
        var comments = await db.Set<Series>()
            .AsNoTracking()
            .Where(x => taking.Contains(x.Id) && x.CommentsUntil != null)
            .ToListAsync();
        return
        [
            .. sessions.Select(Entry),
            .. comments.Select(x => new CalendarEntry(
                "calendar.dialogue-comments",
                x.Id,
                "comments",
                $"/dialogues/{x.Id}/summary",
                x.ChangedAt
            )
            {
                At = x.CommentsUntil,
            }),
        ];
    }

    /// <summary>A session as calendars take it; the same in the feed and in a file of its own.</summary>
    public static CalendarEntry Entry(DialogueSession session) =>
        new(
            "calendar.dialogue-session",
            session.Id,
            "session",
            $"/dialogues/sessions/{session.Id}",
            session.ChangedAt
        )
        {
            At = session.StartsAt,
            Until = session.EndsAt,
            Sequence = session.Sequence,
            Cancelled = session.State == SessionState.Cancelled,
        };
}

/// <summary>Series, questions and polls as notices speak of them.</summary>
internal sealed class DialogueSubject(DialogueQueries queries, string prefix, string path) : INoticeSubject
{
    public string Prefix => prefix;

    public string PathOf(string id) => path + id;

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        var visible = new HashSet<string>();
        foreach (var id in ids)
            if (await (prefix == "DLG" ? queries.Get(viewer, id) : queries.Around(viewer, id)) is not null)
                visible.Add(id);
        return visible;
    }
}
