using Confero.Acts;
using Confero.Identity;
using Confero.Record;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>
/// A party draws its one ticket for a question or poll without names. The mechanism signs what is blinded: it learns that
/// the party has a ticket and nothing about the ticket.
/// </summary>
/// <param name="SubjectId">The question or poll.</param>
/// <param name="Blinded">The blinded ticket in base 64. The same one again draws nothing twice.</param>
public sealed record DrawTicket(string SubjectId, string Blinded) : Act
{
    public override string Code => "dialogue.draw-ticket";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var (floor, open) = await Floor(scope);
        if (floor is null)
            return Refusal.NotFound;
        if (!floor.Standing.CastsVoice)
            return Refusal.NotYours;
        if (!open || !floor.Series.Takes)
            return Refusal.Rule("dialogue.question-closed");
        if (
            await scope.Db.Set<TicketKey>().SingleOrDefaultAsync(x => x.SubjectId == SubjectId) is not { } key
        )
            return Refusal.NotFound;
        var drawn = await scope
            .Db.Set<TicketDraw>()
            .SingleOrDefaultAsync(x => x.SubjectId == SubjectId && x.PartyId == scope.Member.PartyId);
        if (drawn is not null)
            return drawn.Blinded == Blinded ? Outcome.Of(SubjectId) : Refusal.Rule("dialogue.ticket-drawn");
        if (Sign(key) is not { } signature)
            return Refusal.Unknown("blinded", "");
        scope.Db.Add(
            new TicketDraw
            {
                SubjectId = SubjectId,
                PartyId = scope.PartyId,
                Blinded = Blinded,
                Signature = Convert.ToBase64String(signature),
            }
        );
        return Outcome.Of(SubjectId);
    }

    private byte[]? Sign(TicketKey key)
    {
        var blinded = new byte[BlindKey.Bytes];
        return Convert.TryFromBase64String(Blinded ?? "", blinded, out var length) && length == BlindKey.Bytes
            ? BlindKey.Read(key.Secret).Sign(blinded)
            : null;
    }

    private async Task<(Floor? Floor, bool Open)> Floor(ActScope scope) =>
        await scope.QuestionFloor(SubjectId) is var (question, floor) ? (floor, question.Open)
        : await scope.PollFloor(SubjectId) is var (poll, other) ? (other, poll.ClosedAt is null)
        : (null, false);
}
