using Confero.Disclosure;
using Confero.Notices.Calendar;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>Reads visits of a case and what States have published of results.</summary>
public sealed class OutcomeQueries(IDbContextFactory<ConferoDb> databases) : ICalendarSource
{
    /// <summary>Visits of a case: all for its State and the secretariat, its own for a visitor; null when the case does not exist for the viewer.</summary>
    public async Task<IReadOnlyList<Visit>?> Visits(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .SingleOrDefaultAsync(x => x.Id == requestId);
        if (request is null || !Decision.Decide(viewer, request.Disclosure()).Exists)
            return null;
        return await Visible(db, viewer)
            .Where(x => x.RequestId == requestId)
            .OrderByDescending(x => x.ProposedAt)
            .ToListAsync();
    }

    /// <summary>Whether the viewer may ask to come.</summary>
    public async Task<bool> MayPropose(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .SingleOrDefaultAsync(x => x.Id == requestId);
        return request is { Ended: false }
            && (
                viewer.IsSecretariat && viewer.Has(Identity.Roles.Broker)
                || viewer.IsRegisteredParty
                    && viewer.Has(Identity.Roles.Drafter | Identity.Roles.Authoriser)
                    && request.Introduced.Contains(viewer.PartyId!)
            );
    }

    /// <summary>The State's own text about a case; null for anybody else.</summary>
    public async Task<CaseResult?> Result(Viewer viewer, string requestId)
    {
        if (!viewer.IsRegisteredParty)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<CaseResult>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.RequestId == requestId && x.PartyId == viewer.PartyId);
    }

    /// <summary>Results that States have published, newest first; for everyone, and of each only what was consented to.</summary>
    public async Task<Page<PublishedResult>> Published(string? cursor = null, int size = 25)
    {
        await using var db = await databases.CreateDbContextAsync();
        var results = db.Set<CaseResult>().AsNoTracking().Where(x => x.PublishedAt != null);
        if (Cursor.Parse(cursor) is { } after)
            results = results.Where(x =>
                x.PublishedAt <= after.At
                && (x.PublishedAt < after.At || string.Compare(x.RequestId, after.Id) > 0)
            );
        var rows = await results
            .OrderByDescending(x => x.PublishedAt)
            .ThenBy(x => x.RequestId)
            .Take(Math.Clamp(size, 1, 100) + 1)
            .ToListAsync();
        return Page<PublishedResult>.Of(
            rows.ConvertAll(x => new PublishedResult(
                x.RequestId,
                x.PartyId,
                x.Language,
                x.Published!,
                x.PublishedAt!.Value
            )),
            Math.Clamp(size, 1, 100),
            x => Cursor.Text(x.PublishedAt, x.RequestId)
        );
    }

    /// <summary>Visits that the State has agreed to, for those who take part.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> Entries(Viewer viewer)
    {
        if (!viewer.IsRegisteredParty && !viewer.ReadsForSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var visits = await Visible(db, viewer)
            .Where(x => x.Answer == Packages.Answer.Accepted && x.CalledOffAt == null)
            .ToListAsync();
        return visits.ConvertAll(x => new CalendarEntry(
            "calendar.visit",
            x.RequestId,
            $"visit-{x.Id}",
            $"/requests/{x.RequestId}/visits",
            x.AnsweredAt!.Value
        )
        {
            On = x.From,
        });
    }

    private static IQueryable<Visit> Visible(ConferoDb db, Viewer viewer) =>
        db.Set<Visit>()
            .AsNoTracking()
            .Where(x =>
                viewer.ReadsForSecretariat
                || x.VisitorId == viewer.PartyId
                || db.Set<Request>().Any(r => r.Id == x.RequestId && r.PartyId == viewer.PartyId)
            );
}

/// <summary>What a State has published of a case.</summary>
public sealed record PublishedResult(
    string RequestId,
    string PartyId,
    string Language,
    string Text,
    DateTimeOffset PublishedAt
);
