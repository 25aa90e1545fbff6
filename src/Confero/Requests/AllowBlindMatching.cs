using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;

namespace Confero.Requests;

/// <summary>The authoriser allows, or no longer allows, that providers see an anonymous card of the needs.</summary>
/// <param name="Until">The last day on which cards are shown; null for no end.</param>
public sealed record AllowBlindMatching(string RequestId, bool Allowed, DateOnly? Until = null) : Act
{
    public override string Code => "request.allow-blind-matching";
    public override Roles AllowedTo => CaseAuthority.Deciders;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseAuthority.ShowCard(scope.Viewer, request.Disclosure()) is { } refusal)
            return refusal;
        if (Until < scope.Today)
            return Refusal.Invalid("consent.until-in-the-past", "until");
        var end = ConsentExpiry.EndOf(Until);
        if (Allowed ? await scope.HasConsent(request.Id, ConsentScopes.Card, end) : !request.BlindMatching)
            return Outcome.Of(request.Id, request.Version);
        request.BlindMatching = Allowed;
        await scope.EndConsents(
            request.Id,
            ConsentScopes.Card,
            Allowed ? ConsentEnd.Replaced : ConsentEnd.Withdrawn
        );
        if (Allowed)
            scope.Consent(request.Id, ConsentScopes.Card, until: end);
        scope.Touch(request);
        request.KeepReleased(scope.Now);
        return Outcome.Of(request.Id);
    }
}
