using Confero.Disclosure;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>Reads identity providers and whom their subjects are.</summary>
public sealed class Providers(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>The provider of a party, verified or not.</summary>
    public async Task<IdentityProvider?> Of(string? partyId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<IdentityProvider>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.PartyId == partyId);
    }

    /// <summary>The provider of the viewer's own party, for who administers its people.</summary>
    public async Task<IdentityProvider?> Own(Viewer viewer) =>
        viewer.Has(Roles.DelegateAdministrator | Roles.Administrator) ? await Of(viewer.PartyId) : null;

    /// <summary>Parties whose people can come in through a provider.</summary>
    public async Task<IReadOnlyList<string>> Parties()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<IdentityProvider>()
            .Where(x => x.VerifiedAt != null)
            .Select(x => x.PartyId)
            .OrderBy(x => x)
            .ToListAsync();
    }

    /// <summary>Whether the people of a party may come in by its provider only.</summary>
    public async Task<bool> IsOnlyWay(string? partyId) =>
        partyId is not null && await Of(partyId) is { OnlyWay: true, VerifiedAt: not null };

    /// <summary>The member a subject is, or could be by the address the provider vouches for; null when there is none.</summary>
    public async Task<Member?> Member(IdentityProvider provider, string subject, string? email)
    {
        await using var db = await databases.CreateDbContextAsync();
        var linked = await db.Set<ProviderLink>()
            .Where(x => x.Issuer == provider.Issuer && x.Subject == subject)
            .Select(x => x.MemberId)
            .SingleOrDefaultAsync();
        var people = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == provider.PartyId && x.RemovedAt == null)
            .ToListAsync();
        return linked is not null
            ? people.Find(x => x.Id == linked)
            : people.SingleOrDefault(x => string.Equals(x.Email, email, StringComparison.OrdinalIgnoreCase));
    }
}
