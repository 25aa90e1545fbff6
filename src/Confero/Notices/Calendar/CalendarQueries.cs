using Confero.Disclosure;
using Confero.Notices.Mail;
using Confero.Parties;
using Confero.Storage;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices.Calendar;

/// <summary>Reads a member's dates as iCalendar (RFC 5545), for the secret address and for nobody else.</summary>
public sealed class CalendarQueries(
    IDbContextFactory<ConferoDb> databases,
    IEnumerable<ICalendarSource> sources,
    MailSettings settings
)
{
    /// <summary>When the viewer opened the address that stands now; null when there is none.</summary>
    public async Task<DateTimeOffset?> OpenSince(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<CalendarFeed>()
            .Where(x => x.MemberId == viewer.MemberId)
            .Select(x => (DateTimeOffset?)x.MadeAt)
            .SingleOrDefaultAsync();
    }

    /// <summary>The calendar behind a secret, as its member may see it now; null when the secret opens nothing.</summary>
    public async Task<string?> Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var hash = CalendarToken.Hash(token);
        var member = await db.Set<Member>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x =>
                x.RemovedAt == null
                && db.Set<CalendarFeed>().Any(f => f.MemberId == x.Id && f.TokenHash == hash)
            );
        return member is null ? null : await Write(Viewers.Of(member), SentTexts.In(member.Language));
    }

    /// <summary>One entry as a file of its own, which moves or cancels the same entry in a calendar that took it before.</summary>
    public string File(CalendarEntry entry, string language)
    {
        var words = SentTexts.In(language);
        var calendar = new Ical.Net.Calendar
        {
            ProductId = "-//Confero//Calendar//EN",
            Method = entry.Cancelled ? "CANCEL" : "PUBLISH",
        };
        calendar.Events.Add(Event(entry, words));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private async Task<string> Write(Viewer viewer, SentTexts words)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Confero//Calendar//EN", Method = "PUBLISH" };
        calendar.AddProperty("NAME", words["calendar.name"]);
        calendar.AddProperty("X-WR-CALNAME", words["calendar.name"]);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
        var entries = new List<CalendarEntry>();
        foreach (var source in sources)
            entries.AddRange(await source.Entries(viewer));
        foreach (var entry in entries.OrderBy(Uid, StringComparer.Ordinal))
            calendar.Events.Add(Event(entry, words));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private CalendarEvent Event(CalendarEntry entry, SentTexts words)
    {
        var since = Utc(entry.Since);
        return new CalendarEvent
        {
            Uid = Uid(entry),
            DtStamp = since,
            LastModified = since,
            Summary = entry.Title ?? words[entry.Text, entry.Reference],
            Location = entry.Place,
            Sequence = entry.Sequence,
            Status = entry.Cancelled ? "CANCELLED" : null,
            Url = new Uri(settings.Site, entry.Path),
            Class = "PRIVATE",
            Transparency = "TRANSPARENT",
            Start = entry.At is { } at ? Utc(at) : new CalDateTime(entry.On!.Value),
            End = entry.Until is { } until ? Utc(until) : null,
        };
    }

    private string Uid(CalendarEntry entry) =>
        $"{entry.Reference}-{entry.Part}@{settings.Site.Host}".ToLowerInvariant();

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
