using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The authoriser takes a consent back. Nothing more goes out under it from now on; what was seen stays seen.</summary>
public sealed record RevokeConsent(string ConsentId) : Act
{
    public override string Code => "consent.revoke";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var consent = await scope
            .Db.Set<Consent>()
            .SingleOrDefaultAsync(x => x.Id == ConsentId && x.PartyId == scope.Member.PartyId);
        if (consent is null || await scope.OwnCase(consent.RequestId) is not { } request)
            return Refusal.NotFound;
        if (!consent.Stands)
            return Outcome.Of(consent.Id, consent.Version);
        if (
            consent.Scope
            is not (
                ConsentScopes.Circulate
                or ConsentScopes.Card
                or ConsentScopes.Count
                or ConsentScopes.Visibility
            )
        )
            return Refusal.Rule("consent.not-revocable");
        (consent.RevokedAt, consent.RevokedBy) = (scope.Now, scope.Member.Id);
        TakeBack(consent, request);
        scope.Touch(request);
        return Outcome.Of(consent.Id);
    }

    private static void TakeBack(Consent consent, Request request)
    {
        switch (consent.Scope)
        {
            case ConsentScopes.Circulate:
                request.Circulated = false;
                break;
            case ConsentScopes.Card:
                request.BlindMatching = false;
                break;
            case ConsentScopes.Count:
                break;
            default:
                var section = JsonNames.Parse<Section>(consent.Detail?.Split(' ')[0]);
                request.Sections = request.Sections.ConvertAll(x =>
                    x.Section == section ? x with { Class = DisclosureRules.Default, Parties = [] } : x
                );
                break;
        }
    }
}
