using Confero.Acts;
using Confero.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>With what a person can prove who they are.</summary>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="Authenticator">Whether codes of an authenticator are on.</param>
public sealed record Factors(int Passkeys, bool Authenticator)
{
    public static Factors None { get; } = new(0, false);

    public bool Any => Passkeys > 0 || Authenticator;
}

/// <summary>Reads the strong factors of accounts.</summary>
internal static class StrongFactors
{
    public static async Task<Factors> Factors(this ConferoDb db, string? accountId) =>
        accountId is null
            ? Identity.Factors.None
            : new Factors(
                await db.Set<IdentityUserPasskey<string>>().CountAsync(x => x.UserId == accountId),
                await db.Set<Account>().AnyAsync(x => x.Id == accountId && x.TwoFactorEnabled)
            );

    public static Task<bool> HasPasskey(this ActScope scope, string accountId) =>
        scope.Db.Set<IdentityUserPasskey<string>>().AnyAsync(x => x.UserId == accountId);
}
