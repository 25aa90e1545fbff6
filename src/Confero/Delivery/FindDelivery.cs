using Confero.Acts;
using Confero.Identity;
using Confero.Packages;

namespace Confero.Delivery;

/// <summary>
/// The secretariat writes down what somebody independent of both sides found. It is a third fact beside the two; it neither
/// overrules nor closes anything, that is for the State.
/// </summary>
public sealed record FindDelivery(string ContributionId, DeliveryInput Delivery) : Act
{
    public override string Code => "delivery.find";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || !scope.Viewer.IsSecretariat)
            return Refusal.NotFound;
        if (
            found.Contribution.CommittedAt is null
            || found.Request.Ended
            || found.Contribution.SettledAt is not null
        )
            return Refusal.Rule("delivery.not-in-delivery");
        var faults = Delivery.Faults(scope.Today, correction: true).ToList();
        if (string.IsNullOrWhiteSpace(Delivery.Evidence))
            faults.Add(Refusal.Missing("evidence"));
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        scope.Db.Add(Delivery.By(scope, found.Contribution, DeliverySide.Verifier));
        await scope.TellSides(found, "notice.delivery-found");
        return Outcome.Of(found.Contribution.Id);
    }
}
