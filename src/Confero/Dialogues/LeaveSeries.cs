using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>A party withdraws its registration; the first who waits gets its seat.</summary>
public sealed record LeaveSeries(string SeriesId) : Act
{
    public override string Code => "dialogue.leave";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { Standing.Own: { } own } floor)
            return Refusal.NotFound;
        if (own.State is RegistrationState.Withdrawn or RegistrationState.Declined)
            return Refusal.Rule("dialogue.not-in-state");
        var seat = own.State == RegistrationState.Registered;
        own.State = RegistrationState.Withdrawn;
        own.Delegates = [];
        if (seat && floor.Registrations.FirstOrDefault(x => x.State == RegistrationState.Waiting) is { } next)
        {
            next.State = RegistrationState.Registered;
            await scope.Notify(
                next.PartyId,
                Roles.Drafter | Roles.Authoriser,
                "notice.dialogue-registration",
                SeriesId
            );
        }
        return Outcome.Of(SeriesId);
    }
}
