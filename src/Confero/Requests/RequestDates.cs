using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Notices.Calendar;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// Deadlines and checks of cases, for the State and the secretariat: they are told to those whom the process would tell,
/// and, like the case itself, exist for nobody else.
/// </summary>
internal sealed class RequestDates(
    IDbContextFactory<ConferoDb> databases,
    ProcessDefinitions processes,
    TimeProvider clock
) : ICalendarSource, INoticeSubject
{
    public string Prefix => "REQ";

    public string PathOf(string id) => $"/requests/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Request>()
            .VisibleTo(viewer)
            .Where(x => ids.Contains(x.Id))
            .Select(x => x.Id)
            .ToHashSetAsync();
    }

    public async Task<IReadOnlyList<CalendarEntry>> Entries(Viewer viewer)
    {
        if (!viewer.ReadsForSecretariat && !viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Where(x => (viewer.ReadsForSecretariat || x.PartyId == viewer.PartyId))
            .Where(x => !x.Ended || x.CheckDueAt != null)
            .ToListAsync();
        var entries = new List<CalendarEntry>();
        foreach (var request in requests)
        {
            var process = await processes.Version(db, request.ProcessCode, request.ProcessVersion);
            entries.AddRange(Limits(viewer, request, process));
            if (request.CheckDueAt is { } check)
                entries.Add(Entry("calendar.check", request, "check") with { At = check });
        }
        return entries;
    }

    private IEnumerable<CalendarEntry> Limits(Viewer viewer, Request request, ProcessDefinition process)
    {
        for (var i = 0; i < process.Limits.Count; i++)
        {
            var limit = process.Limits[i];
            if (limit.State == request.State && IsTold(viewer, request, limit))
                yield return Entry("calendar.deadline", request, $"limit-{i}") with
                {
                    At = limit.Lap(request.StateSince, clock.GetUtcNow(), process).To,
                };
        }
    }

    private static bool IsTold(Viewer viewer, Request request, TimeLimit limit)
    {
        var side =
            limit.Tell.Side == ProcessSide.State ? viewer.PartyId == request.PartyId : viewer.IsSecretariat;
        return side && viewer.Has(RoleNames.Parse(limit.Tell.Roles) ?? Roles.None);
    }

    private CalendarEntry Entry(string text, Request request, string part) =>
        new(text, request.Id, part, PathOf(request.Id), request.StateSince);
}
