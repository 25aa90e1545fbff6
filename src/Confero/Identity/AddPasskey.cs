using Confero.Acts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// A member adds a passkey that the edge has checked. Its public key goes into the record, so that what it signs can be
/// checked by anybody who holds the record.
/// </summary>
public sealed record AddPasskey(string Name, PasskeyDetails Key) : Act
{
    private const int MostName = 60;
    private const int MostPasskeys = 20;

    public override string Code => "identity.add-passkey";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.OnceEnrolled;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAccount() is not { } account)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(Name))
            return Refusal.Missing("name");
        if (Name.Length > MostName)
            return Refusal.TooLong("name", MostName);
        var passkeys = scope.Db.Set<IdentityUserPasskey<string>>();
        if (await passkeys.CountAsync(x => x.UserId == account.Id) >= MostPasskeys)
            return Refusal.Rule("identity.too-many-passkeys", $"{MostPasskeys}");
        var id = Base64Url.Decode(Key.Id);
        if (await passkeys.AnyAsync(x => x.CredentialId == id))
            return Refusal.Rule("identity.passkey-known");
        passkeys.Add(
            new IdentityUserPasskey<string>
            {
                CredentialId = id,
                UserId = account.Id,
                Data = new IdentityPasskeyData
                {
                    Name = Name.Trim(),
                    PublicKey = Base64Url.Decode(Key.PublicKey),
                    CreatedAt = scope.Now,
                    SignCount = Key.SignCount,
                    Transports = [.. Key.Transports],
                    IsUserVerified = Key.UserVerified,
                    IsBackupEligible = Key.Synced,
                    IsBackedUp = Key.Synced,
                    AttestationObject = Key.Attestation,
                    ClientDataJson = Key.ClientData,
                },
            }
        );
        await scope.Notify(scope.Member.Id, "notice.security-factor-added");
        return Outcome.Of(scope.Member.Id);
    }
}

/// <summary>What is known of a passkey once its making was checked.</summary>
/// <param name="Id">The credential id, base64url.</param>
/// <param name="PublicKey">The COSE key, base64url.</param>
public sealed record PasskeyDetails(
    string Id,
    string PublicKey,
    uint SignCount,
    IReadOnlyList<string> Transports,
    bool UserVerified,
    bool Synced
)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Attestation { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] ClientData { get; init; } = [];
}
