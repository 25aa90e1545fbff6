using Confero.Acts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A member calls an own passkey something else.</summary>
/// <param name="Id">The credential id, base64url.</param>
public sealed record RenamePasskey(string Id, string Name) : Act
{
    private const int MostName = 60;

    public override string Code => "identity.rename-passkey";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnPasskey(Id) is not { } passkey)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(Name))
            return Refusal.Missing("name");
        if (Name.Length > MostName)
            return Refusal.TooLong("name", MostName);
        passkey.Data.Name = Name.Trim();
        return Outcome.Of(scope.Member.Id);
    }
}

/// <summary>The passkeys of the member who acts.</summary>
internal static class OwnPasskeys
{
    public static async Task<IdentityUserPasskey<string>?> OwnPasskey(this ActScope scope, string id)
    {
        var bytes = Base64Url.Decode(id);
        return scope.Member.AccountId is not { } account
            ? null
            : await scope
                .Db.Set<IdentityUserPasskey<string>>()
                .SingleOrDefaultAsync(x => x.CredentialId == bytes && x.UserId == account);
    }
}
