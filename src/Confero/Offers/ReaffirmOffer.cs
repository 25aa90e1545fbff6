using Confero.Acts;
using Confero.Identity;

namespace Confero.Offers;

/// <summary>The provider says that an offer still stands, until a new day.</summary>
public sealed record ReaffirmOffer(string OfferId, DateOnly ValidUntil) : Act
{
    public override string Code => "offer.reaffirm";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnOffer(OfferId) is not { } offer)
            return Refusal.NotFound;
        if (offer.WithdrawnAt is not null)
            return Refusal.Rule("offer.withdrawn");
        if (ValidUntil < scope.Today)
            return Refusal.Invalid("offer.valid-until-past", "validUntil");
        offer.ValidUntil = ValidUntil;
        offer.AffirmedAt = offer.ChangedAt = scope.Now;
        return Outcome.Of(offer.Id);
    }
}
