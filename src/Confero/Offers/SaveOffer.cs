using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Offers;

/// <summary>A provider registers an offer, or replaces what it said of one.</summary>
/// <param name="OfferId">The offer to replace; null registers a new one.</param>
public sealed record SaveOffer(string? OfferId, OfferInput Offer, Guid? ExpectedVersion = null) : Act
{
    public override string Code => "offer.save";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    /// <summary>The key an imported file gave it.</summary>
    public string? ImportKey { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = OfferRules.Check(Offer, scope.Taxonomies).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var stored = OfferId is null ? null : await scope.OwnOffer(OfferId);
        if (OfferId is not null && stored is null)
            return Refusal.NotFound;
        if (stored is not null && CaseLoading.Stale(ExpectedVersion, stored.Version))
            return Refusal.ChangedMeanwhile;
        if (stored?.WithdrawnAt is not null)
            return Refusal.Rule("offer.withdrawn");
        var offer = stored ?? Add(scope);
        Offer.ApplyTo(offer);
        offer.AffirmedAt = offer.ChangedAt = scope.Now;
        return Outcome.Of(offer.Id);
    }

    private Offer Add(ActScope scope)
    {
        var offer = new Offer
        {
            Id = Ids.Offer(),
            PartyId = scope.PartyId,
            ImportKey = ImportKey,
            Sort = Offer.Sort,
            Title = Offer.Title,
        };
        scope.Db.Add(offer);
        return offer;
    }
}

/// <summary>How acts get at offers of the member's own party.</summary>
internal static class OfferLoading
{
    public static Task<Offer?> OwnOffer(this ActScope scope, string offerId) =>
        scope.Db.Set<Offer>().SingleOrDefaultAsync(x => x.Id == offerId && x.PartyId == scope.Member.PartyId);
}
