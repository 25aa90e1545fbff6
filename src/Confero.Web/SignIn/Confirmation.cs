using Confero.Acts;
using Confero.Identity;

namespace Confero.Web.SignIn;

/// <summary>A proof of who sits there: a code, the answer of a passkey, or in the demonstration a marked confirmation.</summary>
public sealed record Proof(string? Code, string? Challenge, string? Assertion, bool Demonstration = false);

/// <summary>
/// Takes proofs of the person behind a session. A good one stands in the record, and the session goes on under a new
/// secret.
/// </summary>
public sealed class Confirmation(
    CurrentMember current,
    Authenticator authenticator,
    PasskeyCeremony passkeys,
    SignInThrottle throttle,
    Mechanism mechanism,
    SignInLog log,
    IdentityPolicy policy,
    TimeProvider clock
)
{
    /// <summary>Takes a proof; null when it is good, else why not.</summary>
    public async Task<Refusal?> Take(HttpContext context, Proof proof)
    {
        var (who, network) = ($"confirm {current.MemberId}", context.Connection.RemoteIpAddress);
        var wait = await throttle.Wait(who, network);
        if (wait > TimeSpan.Zero)
            return Refusal.Invalid("sign-in.wait", "code", OwnSignIn.Minutes(wait));
        if (await How(proof) is not { } how)
        {
            await throttle.Failed(who, network);
            log.Failed("confirmation", "wrong", current.MemberId);
            return proof.Assertion is { Length: > 0 }
                ? Refusal.Rule("sign-in.passkey-failed")
                : Refusal.Invalid("security.wrong-code", "code");
        }
        await throttle.Succeeded(who, network);
        await Accept(context, how);
        return null;
    }

    /// <summary>Notes a proof that was checked: the record holds it, and the session goes on under a new secret.</summary>
    public async Task Accept(HttpContext context, string how)
    {
        await mechanism.Do(new ConfirmPresence(how), current.MemberId);
        var now = clock.GetUtcNow();
        current.Confirmed(now);
        var session = context.Features.Get<Session>();
        await context.SignIn(new Arrival(current.MemberId, session?.Method ?? how, now, session?.StartedAt));
    }

    private async Task<string?> How(Proof proof)
    {
        if (current.Member?.AccountId is not { } account)
            return proof.Demonstration && policy.Demonstration ? "demonstration" : null;
        if (!string.IsNullOrEmpty(proof.Assertion))
            return (await passkeys.Proven(proof.Challenge, proof.Assertion))?.Id == account
                ? "passkey"
                : null;
        return await authenticator.IsOn(account) && await authenticator.Takes(account, proof.Code)
            ? "authenticator"
            : null;
    }
}
