using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair invites parties; those invited before stay as they are.</summary>
public sealed record InviteToSeries(string SeriesId, IReadOnlyList<string> PartyIds) : Act
{
    public override string Code => "dialogue.invite";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { Standing.Manages: true } floor)
            return Refusal.NotFound;
        if (PartyIds.Count == 0)
            return Refusal.Missing("partyIds");
        var known = await scope
            .Db.Set<Party>()
            .Where(x => PartyIds.Contains(x.Id) && x.Id != Party.Secretariat && !x.Historic)
            .Select(x => x.Id)
            .ToListAsync();
        if (PartyIds.Except(known).FirstOrDefault() is { } unknown)
            return Refusal.Unknown("partyIds", unknown);
        foreach (var party in known.Except(floor.Registrations.Select(x => x.PartyId)).Order())
        {
            scope.Db.Add(
                new Registration
                {
                    SeriesId = SeriesId,
                    PartyId = party,
                    At = scope.Now,
                }
            );
            if (floor.Series.State != SeriesState.Planned)
                await scope.Notify(
                    party,
                    Roles.Drafter | Roles.Authoriser,
                    "notice.dialogue-invited",
                    SeriesId
                );
        }
        return Outcome.Of(SeriesId);
    }
}
