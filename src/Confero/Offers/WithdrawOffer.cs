using Confero.Acts;
using Confero.Identity;

namespace Confero.Offers;

/// <summary>The provider takes an offer back. What was agreed from it stays agreed.</summary>
public sealed record WithdrawOffer(string OfferId) : Act
{
    public override string Code => "offer.withdraw";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnOffer(OfferId) is not { } offer)
            return Refusal.NotFound;
        offer.WithdrawnAt ??= scope.Now;
        offer.ChangedAt = scope.Now;
        return Outcome.Of(offer.Id);
    }
}
