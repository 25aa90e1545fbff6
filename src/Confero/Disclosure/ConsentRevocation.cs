using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Disclosure;

/// <summary>Finds and ends standing consents inside an act.</summary>
internal static class ConsentRevocation
{
    /// <summary>Ends every standing consent of the member's party for a scope of a case.</summary>
    /// <param name="about">What the detail must begin with, for example the section; null for any.</param>
    public static async Task EndConsents(
        this ActScope scope,
        string requestId,
        string consentScope,
        ConsentEnd how,
        string? about = null
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
        foreach (var consent in standing.Where(x => about is null || x.Detail?.Split(' ')[0] == about))
            consent.End(how, scope.Now, scope.Member.Id);
    }

    /// <summary>Whether the member's party has a standing consent for a scope of a case that ends at exactly this moment, or never.</summary>
    public static Task<bool> HasConsent(
        this ActScope scope,
        string requestId,
        string consentScope,
        DateTimeOffset? until
    ) =>
        scope
            .Db.Set<Consent>()
            .AnyAsync(x =>
                x.RequestId == requestId
                && x.PartyId == scope.PartyId
                && x.Scope == consentScope
                && x.RevokedAt == null
                && x.Until == until
            );
}
