using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair begins, ends or cancels a session.</summary>
/// <param name="Step">begin, end or cancel.</param>
public sealed record MoveSession(string SessionId, string Step) : Act
{
    public override string Code => "dialogue.move-session";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var session = await scope.Db.Set<DialogueSession>().SingleOrDefaultAsync(x => x.Id == SessionId);
        if (await scope.Floor(session?.SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (Next(session!.State) is not { } next)
            return Refusal.Rule("dialogue.not-in-state");
        if (next == SessionState.InSession && !floor.Series.Takes)
            return Refusal.Rule("dialogue.not-open");
        session.State = next;
        session.ChangedAt = scope.Now;
        if (next == SessionState.InSession)
            floor.Series.State = SeriesState.InSession;
        if (next == SessionState.Cancelled)
        {
            session.Sequence++;
            await scope.TellParticipants(floor, "notice.dialogue-session-cancelled", floor.Series.Id);
        }
        return Outcome.Of(session.Id);
    }

    private SessionState? Next(SessionState state) =>
        (Step, state) switch
        {
            ("begin", SessionState.Planned) => SessionState.InSession,
            ("end", SessionState.InSession) => SessionState.Closed,
            ("cancel", SessionState.Planned) => SessionState.Cancelled,
            _ => null,
        };
}
