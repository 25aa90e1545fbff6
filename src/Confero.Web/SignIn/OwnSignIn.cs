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
    TimeProvider clock
)
{
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
            return new(null, Refusal.Invalid("sign-in.wait", "email", Minutes(wait)));
        if (await Check(email, password, code) is not { } arrival)
        {
            await throttle.Failed(email, network);
            return new(null, Refusal.Invalid("sign-in.failed", "email"));
        }
        await throttle.Succeeded(email, network);
        return new(arrival, null);
    }

    /// <summary>Comes in with a passkey, which says by itself whose it is; null when its answer is not good.</summary>
    public async Task<Arrival?> TryPasskey(string? challenge, string? assertion)
    {
        if (await passkeys.Proven(challenge, assertion) is not { } account)
            return null;
        return await members.OfAccount(account.Id) is [var member, ..]
            && !await providers.IsOnlyWay(member.PartyId)
            ? new Arrival(member.Id, "passkey", clock.GetUtcNow())
            : null;
    }

    internal static string Minutes(TimeSpan wait) =>
        Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    private async Task<Arrival?> Check(string email, string password, string? code)
    {
        var account = await accounts.FindByEmailAsync(email.Trim());
        if (account?.PasswordHash is null)
        {
            accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysPassword.Value, password);
            return null;
        }
        if (!await accounts.CheckPasswordAsync(account, password))
            return null;
        if (await members.OfAccount(account.Id) is not [var member, ..])
            return null;
        if (await providers.IsOnlyWay(member.PartyId))
            return null;
        var has = await factors.FactorsOf(account.Id);
        if (!has.Any)
            return new Arrival(member.Id, "password");
        // Who has a passkey and no authenticator comes in with the passkey; a password alone is no longer enough.
        if (!has.Authenticator)
            return null;
        if (await authenticator.Takes(account.Id, code))
            return new Arrival(member.Id, "password", clock.GetUtcNow());
        return await authenticator.TakesRecoveryCode(account.Id, code)
            ? new Arrival(member.Id, "password")
            : null;
    }
}

/// <summary>How the member came in, or why not.</summary>
public sealed record SignInResult(Arrival? Arrival, Refusal? Refusal);
