using Confero.Acts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A member removes an own passkey; signatures made with it stay checkable, for they carry its public key.</summary>
/// <param name="Id">The credential id, base64url.</param>
public sealed record RemovePasskey(string Id) : Act
{
    public override string Code => "identity.remove-passkey";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnPasskey(Id) is not { } passkey)
            return Refusal.NotFound;
        if (scope.Policy.StrongFactor && await IsLast(scope, passkey))
            return Refusal.Rule("identity.last-factor");
        scope.Db.Remove(passkey);
        await scope.Notify(scope.Member.Id, "notice.security-factor-removed");
        return Outcome.Of(scope.Member.Id);
    }

    private static async Task<bool> IsLast(ActScope scope, IdentityUserPasskey<string> passkey) =>
        await scope.Db.Factors(passkey.UserId) is { Passkeys: 1, Authenticator: false };
}
