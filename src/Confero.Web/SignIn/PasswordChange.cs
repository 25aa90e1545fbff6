using Confero.Identity;
using Microsoft.AspNetCore.Identity;

namespace Confero.Web.SignIn;

/// <summary>Checks what a person types who wants another password: the present one, slowed like sign-in, and that the new one is not soon guessed.</summary>
public sealed class PasswordChange(
    CurrentMember current,
    UserManager<Account> accounts,
    SignInThrottle throttle,
    SignInLog log
)
{
    /// <summary>Whether the person has a password to change.</summary>
    public async Task<bool> IsPossible() => (await Account())?.PasswordHash is not null;

    /// <summary>The act that changes it, or why not.</summary>
    public async Task<(ChangePassword? Act, Refusal? Refusal)> Check(
        HttpContext context,
        string? present,
        string? wanted
    )
    {
        if (await Account() is not { PasswordHash: not null } account)
            return (null, Refusal.NotFound);
        var (who, network) = ($"password {current.MemberId}", context.Connection.RemoteIpAddress);
        var wait = await throttle.Wait(who, network);
        if (wait > TimeSpan.Zero)
            return (null, Refusal.Invalid("sign-in.wait", "current", OwnSignIn.Minutes(wait)));
        if (!await accounts.CheckPasswordAsync(account, present ?? ""))
        {
            await throttle.Failed(who, network);
            log.Failed("password change", "wrong password", current.MemberId);
            return (null, Refusal.Invalid("password.wrong", "current"));
        }
        await throttle.Succeeded(who, network);
        if (present == wanted)
            return (null, Refusal.Invalid("password.same", "password"));
        foreach (var check in accounts.PasswordValidators)
            if (await check.ValidateAsync(accounts, account, wanted) is { Succeeded: false } weak)
                return (null, GuessablePassword.Refusal(weak));
        return (
            new ChangePassword(current.Presence.SessionKey)
            {
                PasswordHash = accounts.PasswordHasher.HashPassword(account, wanted!),
                Stamp = account.SecurityStamp,
            },
            null
        );
    }

    private async Task<Account?> Account() =>
        current.Member?.AccountId is { } id ? await accounts.FindByIdAsync(id) : null;
}
