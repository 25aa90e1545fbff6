using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>A party says how it stands to a text, under its name; it may say otherwise while the poll is open.</summary>
/// <param name="Choice">support, can-live-with, concerns or not-ready.</param>
public sealed record CastVoice(string PollId, string Choice) : Act
{
    public override string Code => "dialogue.cast-voice";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.PollFloor(PollId) is not var (poll, floor))
            return Refusal.NotFound;
        if (!floor.Standing.CastsVoice)
            return Refusal.NotYours;
        if (!poll.Attributed)
            return Refusal.Rule("dialogue.poll-needs-ticket");
        if (poll.ClosedAt is not null || !floor.Series.Takes)
            return Refusal.Rule("dialogue.question-closed");
        if (JsonNames.Parse<Temperature>(Choice) is not { } choice)
            return Refusal.Unknown("choice", Choice);
        var voice = await scope
            .Db.Set<PollVoice>()
            .SingleOrDefaultAsync(x => x.PollId == PollId && x.PartyId == scope.PartyId);
        if (voice is null)
            scope.Db.Add(voice = new PollVoice { PollId = PollId, PartyId = scope.PartyId });
        voice.Choice = choice;
        return Outcome.Of(PollId);
    }
}
