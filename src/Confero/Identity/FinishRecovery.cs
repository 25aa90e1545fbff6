using System.Text.Json.Serialization;
using Confero.Acts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// Whoever holds the code of a confirmed recovery chooses a new password once the time lock has opened. Passkeys,
/// authenticator, recovery codes, sessions and keys for programs all become void; factors are set up anew.
/// </summary>
/// <param name="CodeHash">SHA-256, in hex, of the code.</param>
public sealed record FinishRecovery(string CodeHash) : Act
{
    /// <summary>The new password, hashed.</summary>
    [JsonIgnore]
    public string PasswordHash { get; init; } = "";

    public override string Code => "identity.finish-recovery";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var recovery = await scope
            .Db.Set<Recovery>()
            .SingleOrDefaultAsync(x => x.CodeHash == CodeHash && x.MemberId == scope.Member.Id);
        if (
            recovery?.StateAt(scope.Now) != RecoveryState.Ready
            || await scope.OwnAccount() is not { } account
        )
            return Refusal.NotFound;
        recovery.EndedAt = scope.Now;
        account.PasswordHash = PasswordHash;
        account.SecurityStamp = Ids.Row();
        account.TwoFactorEnabled = false;
        account.AuthenticatorSecret = null;
        account.RecoveryCodes = [];
        await MakeVoid(scope, account.Id);
        await scope.TellOfRecovery(
            scope.Member,
            recovery.Id,
            "notice.security-recovery-done",
            "notice.security-recovery-done-other"
        );
        return Outcome.Of(recovery.Id);
    }

    private static async Task MakeVoid(ActScope scope, string accountId)
    {
        var id = scope.Member.Id;
        scope.Db.RemoveRange(
            await scope.Db.Set<IdentityUserPasskey<string>>().Where(x => x.UserId == accountId).ToListAsync()
        );
        scope.Db.RemoveRange(await scope.Db.Set<Session>().Where(x => x.MemberId == id).ToListAsync());
        foreach (
            var token in await scope
                .Db.Set<ApiToken>()
                .Where(x => x.MemberId == id && x.RevokedAt == null)
                .ToListAsync()
        )
            token.RevokedAt = scope.Now;
    }
}
