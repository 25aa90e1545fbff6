using Confero.Acts;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;

namespace Confero.Delivery;

/// <summary>
/// The State's authoriser closes a delivery on which the sides differ, or of which part is missing, and says why. What each
/// side stated stays as it is. Nobody else closes.
/// </summary>
public sealed record SettleDelivery(string ContributionId, string Reason) : Act
{
    private const int MostReason = 4_000;

    public override string Code => "delivery.settle";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.Contribution(ContributionId) is not { } found
            || found.Request.PartyId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        if (
            found.Request.Ended
            || found.Contribution.State
                is not (ContributionState.Disputed or ContributionState.PartlyReceived)
        )
            return Refusal.Rule("delivery.nothing-to-settle");
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.Missing("reason");
        if (Reason.Length > MostReason)
            return Refusal.TooLong("reason", MostReason);
        (found.Contribution.SettledAt, found.Contribution.SettledReason) = (scope.Now, Reason.Trim());
        scope.Consent(found.Request.Id, ConsentScopes.Settlement, found.Contribution.Id);
        await scope.TellSides(found, "notice.delivery-settled");
        return Outcome.Of(found.Contribution.Id);
    }
}
