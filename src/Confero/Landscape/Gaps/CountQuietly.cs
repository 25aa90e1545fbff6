using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>
/// The authoriser lets the needs of a case count in the regional figures of quiet demand, or no longer. By default they
/// do not. Nothing is shown but sums over at least <see cref="QuietDemand.FewestStates"/> States.
/// </summary>
public sealed record CountQuietly(string RequestId, bool Allowed) : Act
{
    public override string Code => "request.count-quietly";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        var stands = await scope
            .Db.Set<Consent>()
            .AnyAsync(x => x.RequestId == RequestId && x.Scope == ConsentScopes.Count && x.RevokedAt == null);
        if (stands == Allowed)
            return Outcome.Of(request.Id, request.Version);
        if (Allowed)
            scope.Consent(request.Id, ConsentScopes.Count);
        else
            await scope.EndConsents(request.Id, ConsentScopes.Count, ConsentEnd.Withdrawn);
        scope.Touch(request);
        return Outcome.Of(request.Id);
    }
}
