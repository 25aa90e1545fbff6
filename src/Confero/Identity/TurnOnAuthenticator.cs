using System.Text.Json.Serialization;
using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A member turns codes of an authenticator on, or takes new recovery codes. The edge has checked a code.</summary>
public sealed record TurnOnAuthenticator : Act
{
    /// <summary>SHA-256, in hex, of the recovery codes the person was given; older ones become void.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> RecoveryHashes { get; init; } = [];

    public override string Code => "identity.turn-on-authenticator";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.OnceEnrolled;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAccount() is not { AuthenticatorSecret: not null } account)
            return Refusal.NotFound;
        account.TwoFactorEnabled = true;
        account.RecoveryCodes = [.. RecoveryHashes];
        await scope.Notify(scope.Member.Id, "notice.security-factor-added");
        return Outcome.Of(scope.Member.Id);
    }
}

/// <summary>The account of the member who acts.</summary>
internal static class OwnAccounts
{
    public static Task<Account?> OwnAccount(this ActScope scope) =>
        scope.Db.Set<Account>().SingleOrDefaultAsync(x => x.Id == scope.Member.AccountId);
}
