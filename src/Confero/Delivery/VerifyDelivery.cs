using Confero.Acts;
using Confero.Identity;
using Confero.Packages;

namespace Confero.Delivery;

/// <summary>The secretariat confirms, from the evidence of both sides, that what was stated did happen.</summary>
public sealed record VerifyDelivery(string ContributionId) : Act
{
    public override string Code => "delivery.verify";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || !scope.Viewer.IsSecretariat)
            return Refusal.NotFound;
        if (found.Contribution.State != ContributionState.Received)
            return Refusal.Rule("delivery.sides-do-not-agree");
        found.Contribution.VerifiedAt = scope.Now;
        return Outcome.Of(found.Contribution.Id);
    }
}
