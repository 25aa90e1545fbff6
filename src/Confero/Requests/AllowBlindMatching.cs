using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;

namespace Confero.Requests;

/// <summary>The authoriser allows, or no longer allows, that providers see an anonymous card of the needs.</summary>
public sealed record AllowBlindMatching(string RequestId, bool Allowed) : Act
{
    public override string Code => "request.allow-blind-matching";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (request.BlindMatching == Allowed)
            return Outcome.Of(request.Id, request.Version);
        request.BlindMatching = Allowed;
        if (Allowed)
            scope.Consent(request.Id, ConsentScopes.Card);
        else
            await scope.Revoke(request.Id, ConsentScopes.Card);
        scope.Touch(request);
        return Outcome.Of(request.Id);
    }
}
