using System.Text.Encodings.Web;
using Confero.Identity;
using QRCoder;

namespace Confero.Web.SignIn;

/// <summary>Setting up an authenticator app: the secret as a picture, the first code, the recovery codes.</summary>
public sealed class AuthenticatorSetup(
    CurrentMember current,
    Authenticator authenticator,
    PasskeyQueries passkeys,
    IdentityPolicy policy,
    TimeProvider clock
)
{
    /// <summary>Recovery codes to be shown once when the code is right, else why not. A code is used only by whoever may go on.</summary>
    public async Task<(IReadOnlyList<string>? Codes, Refusal? Refusal)> Check(string? code)
    {
        if (current.Member?.AccountId is not { } account)
            return (null, Refusal.NotFound);
        if (await NeedsProof())
            return (null, Refusal.StepUp);
        return await authenticator.Takes(account, code)
            ? (Authenticator.NewRecoveryCodes(), null)
            : (null, Refusal.Invalid("security.wrong-code", "code"));
    }

    /// <summary>Whether adding a factor asks for a proof first; what is good once must not be used up before.</summary>
    public async Task<bool> NeedsProof() =>
        !current.Presence.IsFresh(clock.GetUtcNow(), policy)
        && (await passkeys.FactorsOf(current.Member?.AccountId)).Any;

    /// <summary>The act that turns it on with these recovery codes.</summary>
    public TurnOnAuthenticator Act(IReadOnlyList<string> codes) =>
        new() { RecoveryHashes = [.. codes.Select(Authenticator.HashOf)] };

    /// <summary>The picture an app scans.</summary>
    public static string Picture(string email, string secret)
    {
        var address =
            $"otpauth://totp/Confero:{UrlEncoder.Default.Encode(email)}?secret={secret}&issuer=Confero&digits=6";
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4);
    }
}
