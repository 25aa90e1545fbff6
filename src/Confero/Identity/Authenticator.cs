using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Confero.Identity;

/// <summary>Codes of authenticator apps (RFC 6238) and recovery codes; each is good once.</summary>
public sealed class Authenticator(
    IDbContextFactory<ConferoDb> databases,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private const int SecretBytes = 20;
    private const int RecoveryCodeCount = 10;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly IDataProtector protector = protection.CreateProtector("Confero.Authenticator");

    /// <summary>The secret the person types or scans, in base 32; made when there is none and kept until codes are turned on.</summary>
    public async Task<string> Secret(string accountId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var account = await db.Set<Account>().SingleAsync(x => x.Id == accountId);
        if (account.AuthenticatorSecret is null)
        {
            account.AuthenticatorSecret = protector.Protect(
                Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes))
            );
            await db.SaveChangesAsync();
        }
        return protector.Unprotect(account.AuthenticatorSecret);
    }

    /// <summary>Whether sign-in and confirmations take codes of this account.</summary>
    public async Task<bool> IsOn(string accountId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Account>().AnyAsync(x => x.Id == accountId && x.TwoFactorEnabled);
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> RecoveryCodesLeft(string accountId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return (await db.Set<Account>().AsNoTracking().SingleAsync(x => x.Id == accountId))
            .RecoveryCodes
            .Count;
    }

    /// <summary>Whether a code is right now and was not used before; it is used by asking.</summary>
    public async Task<bool> Takes(string accountId, string? code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == accountId);
        if (account is null || !Matches(account, code, out var step))
            return false;
        return await db.Set<Account>()
                .Where(x => x.Id == accountId && x.LastCodeStep < step)
                .ExecuteUpdateAsync(x => x.SetProperty(a => a.LastCodeStep, step)) == 1;
    }

    /// <summary>Whether a recovery code is good; it is used up by asking.</summary>
    public async Task<bool> TakesRecoveryCode(string accountId, string? code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var account = await db.Set<Account>().SingleOrDefaultAsync(x => x.Id == accountId);
        if (account is null || !account.RecoveryCodes.Remove(HashOf(code ?? "")))
            return false;
        db.Entry(account).Property(x => x.RecoveryCodes).IsModified = true;
        account.ConcurrencyStamp = Ids.Row();
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>New recovery codes, to be shown once.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => NewRecoveryCode())];

    public static string HashOf(string recoveryCode)
    {
        var kept = new string([.. recoveryCode.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept)));
    }

    private bool Matches(Account account, string? code, out long step)
    {
        step = 0;
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == 6
            && account.AuthenticatorSecret is { } secret
            && new Totp(Base32Encoding.ToBytes(protector.Unprotect(secret))).VerifyTotp(
                clock.GetUtcNow().UtcDateTime,
                digits,
                out step,
                new VerificationWindow(previous: 1, future: 1)
            );
    }

    private static string NewRecoveryCode()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Alphabet, 12);
        return $"{new string(letters, 0, 4)}-{new string(letters, 4, 4)}-{new string(letters, 8, 4)}";
    }
}
