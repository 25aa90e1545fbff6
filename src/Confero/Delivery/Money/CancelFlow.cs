using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery.Money;

/// <summary>The party whose money it is, or the secretariat that wrote it down, calls a flow off. It stays on record and counts no more.</summary>
public sealed record CancelFlow(string FlowId, string Reason) : Act
{
    private const int MostReason = 4_000;

    public override string Code => "flow.cancel";
    public override Roles AllowedTo => Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var flow = await scope.Db.Set<Flow>().SingleOrDefaultAsync(x => x.Id == FlowId);
        if (flow is null || !(scope.Viewer.IsSecretariat || flow.FromId == scope.Member.PartyId))
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.Missing("reason");
        if (Reason.Length > MostReason)
            return Refusal.TooLong("reason", MostReason);
        if (flow.CancelledAt is not null)
            return Refusal.Rule("flow.already-cancelled");
        if (await scope.Db.Set<Flow>().AnyAsync(x => x.ParentId == flow.Id && x.CancelledAt == null))
            return Refusal.Rule("flow.others-rest-on-it");
        (flow.CancelledAt, flow.CancelReason) = (scope.Now, Reason.Trim());
        if (flow.ToId is not null)
            await scope.Notify(
                flow.ToId,
                Roles.Drafter | Roles.Authoriser,
                "notice.delivery-flow-cancelled",
                flow.Id
            );
        return Outcome.Of(flow.Id);
    }
}
