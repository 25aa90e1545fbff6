using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The authoriser takes a consent back. Nothing more goes out under it from now on; what was seen stays seen.</summary>
/// <param name="ExpectedVersion">The version of the consent whose effect the authoriser was shown.</param>
public sealed record RevokeConsent(string ConsentId, Guid? ExpectedVersion = null) : Act
{
    public override string Code => "consent.revoke";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var consent = await scope
            .Db.Set<Consent>()
            .SingleOrDefaultAsync(x => x.Id == ConsentId && x.PartyId == scope.Member.PartyId);
        if (consent is null)
            return Refusal.NotFound;
        if (!consent.Stands)
            return Outcome.Of(consent.Id, consent.Version);
        if (CaseLoading.Stale(ExpectedVersion, consent.Version))
            return Refusal.ChangedMeanwhile;
        if (await ConsentEffects.WhyNot(scope.Db, consent) is { } refusal)
            return refusal;
        var request = await ConsentEffects.CaseOf(scope.Db, consent);
        if (request.PartyId == scope.Member.PartyId)
            scope.BelongsTo(request.Id, request.PartyId);
        consent.End(ConsentEnd.Withdrawn, scope.Now, scope.Member.Id);
        await ConsentEffects.TakeBack(scope.Db, consent, request);
        if (request.PartyId == scope.Member.PartyId)
            scope.Touch(request);
        return Outcome.Of(consent.Id);
    }
}
