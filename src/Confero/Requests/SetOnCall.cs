using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>A party says whom to wake, and in which order, when an urgent case waits for it. An empty order wakes everybody at once.</summary>
/// <param name="Members">Ids of members of the own party, the first to be woken first.</param>
public sealed record SetOnCall(IReadOnlyList<string> Members) : Act
{
    public override string Code => "on-call.set";
    public override Roles AllowedTo =>
        Roles.DelegateAdministrator | Roles.Authoriser | Roles.Broker | Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (scope.Member.PartyId is not { } party)
            return Refusal.NotYours;
        var known = await scope
            .Db.Set<Member>()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .Select(x => x.Id)
            .ToListAsync();
        if (Members.FirstOrDefault(x => !known.Contains(x)) is { } stranger)
            return Refusal.Unknown("members", stranger);
        if (Members.Distinct().Count() != Members.Count)
            return Refusal.Invalid("on-call.twice", "members");
        var order = await scope.Db.Set<OnCallOrder>().SingleOrDefaultAsync(x => x.PartyId == party);
        if (order is null)
            scope.Db.Add(order = new OnCallOrder { PartyId = party });
        (order.Members, order.ChangedAt) = ([.. Members], scope.Now);
        scope.BelongsTo(party);
        return Outcome.Of(party);
    }
}
