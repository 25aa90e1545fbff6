using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>The party that wrote an action down drops it.</summary>
public sealed record DropFollowUp(string FollowUpId) : Act
{
    public override string Code => "follow-up.drop";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.FollowUp(FollowUpId) is not { } found
            || found.Action.CreatedByPartyId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        if (found.Action.State is FollowUpState.Verified or FollowUpState.Dropped)
            return Refusal.Rule("follow-up.not-open");
        found.Action.DroppedAt = scope.Now;
        return Outcome.Of(found.Action.Id);
    }
}
