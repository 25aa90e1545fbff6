using Confero.Acts;
using Confero.Identity;
using Confero.Packages;

namespace Confero.Delivery;

/// <summary>The State states what it received. Where the two sides differ, both statements stand side by side.</summary>
public sealed record StateReceived(string ContributionId, DeliveryInput Delivery) : Act
{
    public override string Code => "delivery.state-received";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.Contribution(ContributionId) is not { } found
            || found.Request.PartyId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        var contribution = found.Contribution;
        if (contribution.CommittedAt is null || contribution.SettledAt is not null || found.Request.Ended)
            return Refusal.Rule("delivery.not-in-delivery");
        var faults = Delivery.Faults(scope.Today).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        scope.Db.Add(Delivery.By(scope, contribution, DeliverySide.State));
        if (contribution.ProviderId is not null)
            await scope.Notify(
                contribution.ProviderId,
                Roles.Drafter | Roles.Authoriser,
                "notice.received",
                contribution.Id
            );
        return Outcome.Of(contribution.Id);
    }
}
