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

    /// <summary>Whether a party lets its provider prove, for acts that ask for it, who somebody is.</summary>
    public async Task<bool> Proves(string? partyId) =>
        await Of(partyId) is { Proofs.Count: > 0, VerifiedAt: not null };

    /// <summary>Whether a member's party lets its people in by its provider only. Who administers them may still use a passkey, lest a provider that is down or wrongly set shuts out everybody.</summary>
    /// <param name="method">How the member wants to come in: password or passkey.</param>
    public async Task<bool> Forbids(Member member, string method) =>
        await Of(member.PartyId) is { OnlyWay: true, VerifiedAt: not null }
        && !(
            method == "passkey" && (member.Roles & (Roles.DelegateAdministrator | Roles.Administrator)) != 0
        );

    /// <summary>The member a subject is, or could be by an address the provider vouches for; null when there is none. Never somebody of another party.</summary>
    /// <param name="verified">Whether the provider says that it has verified the address.</param>
    public async Task<Member?> Member(IdentityProvider provider, string subject, string? email, bool verified)
    {
        await using var db = await databases.CreateDbContextAsync();
        var people = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == provider.PartyId && x.RemovedAt == null)
            .ToListAsync();
        var links = await db.Set<ProviderLink>()
            .AsNoTracking()
            .Where(x => x.PartyId == provider.PartyId && x.Issuer == provider.Issuer)
            .ToListAsync();
        var linked = links.Find(x => x.Subject == subject)?.MemberId;
        if (people.Find(x => x.Id == linked) is { } known)
            return known;
        if (!verified && !provider.TrustsAddresses)
            return null;
        // An address says who somebody is only until the provider's own name for the person is known.
        var meant = people.Find(x => string.Equals(x.Email, email, StringComparison.OrdinalIgnoreCase));
        return meant is null || links.Exists(x => x.MemberId == meant.Id) ? null : meant;
    }
}
