using System.Text.Json;
using Confero.Identity;

namespace Confero.Record;

/// <summary>A signature with its text, as the record and files carry it; bytes are base64url.</summary>
/// <param name="Domain">The domain the passkey was made for.</param>
/// <param name="Credential">Id of the passkey.</param>
/// <param name="PublicKey">Its COSE key.</param>
public sealed record SignedText(
    string Text,
    string Domain,
    string Credential,
    string PublicKey,
    string ClientData,
    string AuthenticatorData,
    string Signature
)
{
    /// <summary>Why it does not hold; null when it does.</summary>
    public SignatureFault? Check() =>
        new PasskeySignature(
            Base64Url.Decode(ClientData),
            Base64Url.Decode(AuthenticatorData),
            Base64Url.Decode(Signature)
        ).Check(Text, Base64Url.Decode(PublicKey), Domain);

    /// <summary>A member of the signed text, empty when it is not there.</summary>
    public string Says(string name)
    {
        try
        {
            using var text = JsonDocument.Parse(Text);
            return
                text.RootElement.TryGetProperty(name, out var found)
                && found.ValueKind == JsonValueKind.String
                ? found.GetString() ?? ""
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
