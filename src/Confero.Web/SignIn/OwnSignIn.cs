using System.Net;
using Confero.Identity;
using Confero.Parties;
using Microsoft.AspNetCore.Identity;

namespace Confero.Web.SignIn;

/// <summary>The ways in that Confero itself keeps: a passkey, or password and authenticator code. Every failure gives the same answer, so that nobody learns who has an account.</summary>
public sealed class OwnSignIn(
    UserManager<Account> accounts,
    MemberQueries members,
    Authenticator authenticator,
    PasskeyQueries factors,
    PasskeyCeremony passkeys,
    Providers providers,
    SignInThrottle throttle,
    SignInLog log,
    TimeProvider clock
)
{
    private const string Password = "password";
    private const string Passkey = "passkey";

    /// <summary>A password that is checked when there is no account, so that the answer takes as long.</summary>
    private static readonly Account Nobody = new() { UserName = "nobody" };

    private static readonly Lazy<string> NobodysPassword = new(() =>
        new PasswordHasher<Account>(
            Microsoft.Extensions.Options.Options.Create(
                new PasswordHasherOptions { IterationCount = 220_000 }
            )
        ).HashPassword(Nobody, Ids.Row())
    );

    public async Task<SignInResult> Try(string email, string password, string? code, IPAddress? network)
    {
        var wait = await throttle.Wait(email, network);
        if (wait > TimeSpan.Zero)
        {
            log.Failed(Password, "too many tries");
            return new(null, Refusal.Invalid("sign-in.wait", "email", Minutes(wait)));
        }
        var (arrival, member, reason) = await Check(email, password, code);
        if (arrival is null)
        {
            await throttle.Failed(email, network);
            log.Failed(Password, reason, member);
            return new(null, Refusal.Invalid("sign-in.failed", "email"));
        }
        await throttle.Succeeded(email, network);
        return new(arrival, null);
    }

    /// <summary>Comes in with a passkey, which says by itself whose it is; null when its answer is not good.</summary>
    public async Task<Arrival?> TryPasskey(string? challenge, string? assertion)
    {
        if (await passkeys.Proven(challenge, assertion) is not { } account)
        {
            log.Failed(Passkey, "no good answer");
            return null;
        }
        if (await members.OfAccount(account.Id) is not [var member, ..])
        {
            log.Failed(Passkey, "no member");
            return null;
        }
        if (!await providers.Forbids(member, Passkey))
            return new Arrival(member.Id, Passkey, clock.GetUtcNow());
        log.Failed(Passkey, "only by the provider", member.Id);
        return null;
    }

    internal static string Minutes(TimeSpan wait) =>
        Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    private async Task<Checked> Check(string email, string password, string? code)
    {
        var account = await accounts.FindByEmailAsync(email.Trim());
        if (account?.PasswordHash is null)
        {
            accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysPassword.Value, password);
            return new(null, null, "no such password");
        }
        var right = await accounts.CheckPasswordAsync(account, password);
        if (await members.OfAccount(account.Id) is not [var member, ..])
            return new(null, null, "no member");
        if (!right)
            return new(null, member.Id, "wrong password");
        if (await providers.Forbids(member, Password))
            return new(null, member.Id, "only by the provider");
        var has = await factors.FactorsOf(account.Id);
        if (!has.Any)
            return new(new Arrival(member.Id, Password), member.Id);
        // Who has a passkey and no authenticator comes in with the passkey; a password alone is no longer enough.
        if (!has.Authenticator)
            return new(null, member.Id, "takes the passkey");
        if (await authenticator.Takes(account.Id, code))
            return new(new Arrival(member.Id, Password, clock.GetUtcNow()), member.Id);
        return await authenticator.TakesRecoveryCode(account.Id, code)
            ? new(new Arrival(member.Id, Password), member.Id)
            : new(null, member.Id, "wrong code");
    }

    /// <summary>Who comes in, or whose way in it is and why it does not lead on; the reason is for the log alone.</summary>
    private sealed record Checked(Arrival? Arrival, string? Member, string Reason = "");
}

/// <summary>How the member came in, or why not.</summary>
public sealed record SignInResult(Arrival? Arrival, Refusal? Refusal);
