using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confero.Dialogues;

/// <summary>What is said of a session.</summary>
/// <param name="Starts">Local date and time in the host's zone, for example <c>2026-12-01T10:00</c>.</param>
/// <param name="Zone">IANA name of the host's zone.</param>
public sealed record SessionInput(
    IReadOnlyDictionary<string, string> Titles,
    string Starts,
    string Ends,
    string Zone,
    string? Place = null,
    string? Link = null
);

/// <summary>The chair sets a session or moves it; who takes part is told, and calendars follow.</summary>
public sealed record SaveSession(string SeriesId, string? SessionId, SessionInput Session) : Act
{
    public override string Code => "dialogue.save-session";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { Standing.Manages: true } floor)
            return Refusal.NotFound;
        var starts = Instant(Session.Starts);
        var ends = Instant(Session.Ends);
        var faults = Faults(starts, ends).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var sessions = await scope.Db.Set<DialogueSession>().Where(x => x.SeriesId == SeriesId).ToListAsync();
        var session = sessions.Find(x => x.Id == SessionId);
        if (SessionId is not null && session is null)
            return Refusal.NotFound;
        if (session is { State: SessionState.Closed or SessionState.Cancelled })
            return Refusal.Rule("dialogue.not-in-state");
        var moved = session is not null && Differs(session, starts!.Value, ends!.Value);
        session ??= Add(scope, sessions.Select(x => x.Number).DefaultIfEmpty().Max() + 1);
        Apply(session, starts!.Value, ends!.Value, scope.Now);
        if (moved)
        {
            session.Sequence++;
            await scope.TellParticipants(floor, "notice.dialogue-session-moved", SeriesId);
        }
        return Outcome.Of(session.Id);
    }

    private DialogueSession Add(ActScope scope, int number)
    {
        var session = new DialogueSession
        {
            Id = Ids.Dialogue("SES"),
            SeriesId = SeriesId,
            Number = number,
        };
        scope.Db.Add(session);
        return session;
    }

    private bool Differs(DialogueSession session, DateTimeOffset starts, DateTimeOffset ends) =>
        (session.StartsAt, session.EndsAt, session.Zone) != (starts, ends, Session.Zone)
        || session.Place != Trim(Session.Place)
        || session.Link != Trim(Session.Link);

    private void Apply(
        DialogueSession session,
        DateTimeOffset starts,
        DateTimeOffset ends,
        DateTimeOffset now
    )
    {
        session.Titles = DialogueRules.Clean(Session.Titles);
        (session.StartsAt, session.EndsAt, session.Zone) = (starts, ends, Session.Zone);
        (session.Place, session.Link) = (Trim(Session.Place), Trim(Session.Link));
        session.ChangedAt = now;
    }

    /// <summary>The instant of a local time in the host's zone; one that a change of clocks leaves out becomes the next there is.</summary>
    private DateTimeOffset? Instant(string local) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(Session.Zone) is { } zone
        && LocalDateTimePattern.GeneralIso.Parse(local.Length == 16 ? local + ":00" : local)
            is { Success: true, Value: var value }
            ? value.InZoneLeniently(zone).ToDateTimeOffset().ToUniversalTime()
            : null;

    private IEnumerable<Refusal> Faults(DateTimeOffset? starts, DateTimeOffset? ends)
    {
        foreach (
            var fault in DialogueRules
                .Texts(Session.Titles, "titles", DialogueRules.MostTitle)
                .Concat(DialogueRules.Zone(Session.Zone))
                .Concat(DialogueRules.Link(Session.Link, "link"))
                .Concat(DialogueRules.Text(Session.Place, "place", DialogueRules.MostTitle, required: false))
        )
            yield return fault;
        if (starts is null)
            yield return Refusal.Invalid("dialogue.not-a-time", "starts");
        if (ends is null)
            yield return Refusal.Invalid("dialogue.not-a-time", "ends");
        if (ends <= starts)
            yield return Refusal.Invalid("input.ends-before-start", "ends");
        if (string.IsNullOrWhiteSpace(Session.Place) && string.IsNullOrWhiteSpace(Session.Link))
            yield return Refusal.Missing("place");
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
