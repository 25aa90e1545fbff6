using System.Net;
using Confero.Identity;
using Confero.Parties;
using Microsoft.AspNetCore.Identity;

namespace Confero.Web.SignIn;

/// <summary>Checks password and authenticator code. Every failure gives the same answer, so that nobody learns who has an account.</summary>
public sealed class PasswordSignIn(
    UserManager<Account> accounts,
    MemberQueries members,
    SignInThrottle throttle
)
{
    /// <summary>A password that is hashed when there is no account, so that the answer takes as long.</summary>
    private static readonly Account Nobody = new() { UserName = "nobody" };

    public async Task<SignInResult> Try(string email, string password, string? code, IPAddress? network)
    {
        var wait = await throttle.Wait(email, network);
        if (wait > TimeSpan.Zero)
            return new(
                null,
                Refusal.Invalid(
                    "sign-in.wait",
                    "email",
                    Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture)
                )
            );
        var memberId = await Check(email, password, code);
        if (memberId is null)
        {
            await throttle.Failed(email, network);
            return new(null, Refusal.Invalid("sign-in.failed", "email"));
        }
        await throttle.Succeeded(email, network);
        return new(memberId, null);
    }

    private async Task<string?> Check(string email, string password, string? code)
    {
        var account = await accounts.FindByEmailAsync(email.Trim());
        if (account is null)
        {
            accounts.PasswordHasher.HashPassword(Nobody, password);
            return null;
        }
        if (!await accounts.CheckPasswordAsync(account, password))
            return null;
        if (await accounts.GetTwoFactorEnabledAsync(account) && !await CodeIsRight(account, code))
            return null;
        return await members.OfAccount(account.Id) is [var first, ..] ? first.Id : null;
    }

    private async Task<bool> CodeIsRight(Account account, string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiLetterOrDigit)]);
        return digits.Length > 0
            && (
                await accounts.VerifyTwoFactorTokenAsync(
                    account,
                    TokenOptions.DefaultAuthenticatorProvider,
                    digits
                ) || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code!.Trim())).Succeeded
            );
    }
}

/// <summary>The member who may come in, or why not.</summary>
public sealed record SignInResult(string? MemberId, Refusal? Refusal);
