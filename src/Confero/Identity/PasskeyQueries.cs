using Confero.Disclosure;
using Confero.Parties;
using Confero.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">The credential id, base64url.</param>
/// <param name="Synced">Whether the maker of the authenticator may copy it to the person's other devices.</param>
public sealed record Passkey(string Id, string Name, DateTimeOffset AddedAt, bool Synced);

/// <summary>Reads the factors and passkeys of people.</summary>
public sealed class PasskeyQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>The viewer's own passkeys, oldest first.</summary>
    public async Task<IReadOnlyList<Passkey>> Of(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var account = await db.Set<Member>()
            .Where(x => x.Id == viewer.MemberId)
            .Select(x => x.AccountId)
            .SingleOrDefaultAsync();
        if (account is null)
            return [];
        var stored = await db.Set<IdentityUserPasskey<string>>()
            .AsNoTracking()
            .Where(x => x.UserId == account)
            .ToListAsync();
        return
        [
            .. stored
                .OrderBy(x => x.Data.CreatedAt)
                .Select(x => new Passkey(
                    Base64Url.Encode(x.CredentialId),
                    x.Data.Name ?? "",
                    x.Data.CreatedAt,
                    x.Data.IsBackupEligible
                )),
        ];
    }

    /// <summary>With what the person of an account can prove who they are.</summary>
    public async Task<Factors> FactorsOf(string? accountId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Factors(accountId);
    }
}
