using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery.Money;

/// <summary>The recipient says that a payment has arrived; paid and arrived are separate facts.</summary>
public sealed record ConfirmFlow(string FlowId) : Act
{
    public override string Code => "flow.confirm";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var flow = await scope.Db.Set<Flow>().SingleOrDefaultAsync(x => x.Id == FlowId);
        if (flow is null || flow.ToId != scope.Member.PartyId)
            return Refusal.NotFound;
        if (flow.Status != FlowStatus.Payment || flow.CancelledAt is not null)
            return Refusal.Rule("flow.not-a-payment");
        if (flow.ConfirmedAt is not null)
            return Refusal.Rule("flow.already-confirmed");
        (flow.ConfirmedAt, flow.ConfirmedBy) = (scope.Now, scope.Member.Id);
        await scope.Notify(
            flow.FromId,
            Roles.Drafter | Roles.Authoriser,
            "notice.delivery-flow-arrived",
            flow.Id
        );
        return Outcome.Of(flow.Id);
    }
}
