using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>The chair gives a waiting party a seat, lets an organisation observe, or declines.</summary>
/// <param name="Decision">admit or decline. An organisation that is admitted observes.</param>
public sealed record DecideRegistration(string SeriesId, string PartyId, string Decision) : Act
{
    public override string Code => "dialogue.decide-registration";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (floor.Registrations.FirstOrDefault(x => x.PartyId == PartyId) is not { } found)
            return Refusal.NotFound;
        if (Next(found.State) is not { } next)
            return Decision is "admit" or "decline"
                ? Refusal.Rule("dialogue.not-in-state")
                : Refusal.Unknown("decision", Decision);
        found.State = next;
        await scope.Notify(
            PartyId,
            Roles.Drafter | Roles.Authoriser,
            "notice.dialogue-registration",
            SeriesId
        );
        return Outcome.Of(SeriesId);
    }

    private RegistrationState? Next(RegistrationState state) =>
        (Decision, state) switch
        {
            ("admit", RegistrationState.Asked) => RegistrationState.Observer,
            ("admit", RegistrationState.Waiting) => RegistrationState.Registered,
            ("decline", RegistrationState.Asked or RegistrationState.Observer) => RegistrationState.Declined,
            _ => null,
        };
}
