using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Disclosure;

/// <summary>Takes back standing consents inside an act.</summary>
internal static class ConsentRevocation
{
    /// <summary>Revokes every standing consent of the member's party for a scope of a case.</summary>
    public static async Task Revoke(
        this ActScope scope,
        string requestId,
        string consentScope,
        string? detail = null
    )
    {
        var standing = await scope
            .Db.Set<Consent>()
            .Where(x =>
                x.RequestId == requestId
                && x.PartyId == scope.PartyId
                && x.Scope == consentScope
                && x.RevokedAt == null
            )
            .ToListAsync();
        foreach (var consent in standing.Where(x => detail is null || x.Detail == detail))
            (consent.RevokedAt, consent.RevokedBy) = (scope.Now, scope.Member.Id);
    }
}
