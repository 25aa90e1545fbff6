using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>
/// A party registers its delegation, or names others. A State gets a seat or waits for one; other parties ask to
/// observe, and the chair decides.
/// </summary>
public sealed record RegisterForSeries(string SeriesId, IReadOnlyList<NamedDelegate> Delegates) : Act
{
    public override string Code => "dialogue.register";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor || !scope.Viewer.IsRegisteredParty)
            return Refusal.NotFound;
        if (!floor.Series.Takes)
            return Refusal.Rule("dialogue.not-open");
        var faults = await Faults(scope, floor.Series);
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var own = floor.Registrations.FirstOrDefault(x => x.PartyId == scope.PartyId);
        if (own is null)
            scope.Db.Add(own = new Registration { SeriesId = SeriesId, PartyId = scope.PartyId });
        own.Delegates = [.. Delegates.Select(x => x with { Name = x.Name.Trim() })];
        if (
            own.State
            is RegistrationState.Invited
                or RegistrationState.Withdrawn
                or RegistrationState.Declined
        )
        {
            own.At = scope.Now;
            own.State = await Begin(scope, floor);
            if (own.State == RegistrationState.Asked)
                await scope.Notify(floor.Series.ChairId, "notice.dialogue-asked", SeriesId);
        }
        return Outcome.Of(SeriesId);
    }

    private static async Task<RegistrationState> Begin(ActScope scope, Floor floor)
    {
        var party = await scope.Db.Set<Party>().SingleAsync(x => x.Id == scope.PartyId);
        return !party.IsState ? RegistrationState.Asked
            : SeatsTaken(floor) < (floor.Series.Seats ?? int.MaxValue) ? RegistrationState.Registered
            : RegistrationState.Waiting;
    }

    internal static int SeatsTaken(Floor floor) =>
        floor.Registrations.Count(x => x.State == RegistrationState.Registered);

    private async Task<List<Refusal>> Faults(ActScope scope, Series series)
    {
        var faults = new List<Refusal>();
        if (Delegates.Count == 0)
            faults.Add(Refusal.Missing("delegates"));
        if (Delegates.Count > series.DelegatesPerParty)
            faults.Add(
                Refusal.Invalid("dialogue.too-many-delegates", "delegates", $"{series.DelegatesPerParty}")
            );
        if (Delegates.Count(x => x.Head) > 1)
            faults.Add(Refusal.Invalid("dialogue.one-head", "delegates"));
        foreach (var person in Delegates)
            faults.AddRange(DialogueRules.Text(person.Name, "delegates", DialogueRules.MostTitle));
        var ids = Delegates.Select(x => x.MemberId).OfType<string>().ToList();
        var own = await scope
            .Db.Set<Member>()
            .Where(x => ids.Contains(x.Id) && x.PartyId == scope.Member.PartyId && x.RemovedAt == null)
            .Select(x => x.Id)
            .ToListAsync();
        faults.AddRange(ids.Except(own).Select(x => Refusal.Unknown("delegates", x)));
        return faults;
    }
}
