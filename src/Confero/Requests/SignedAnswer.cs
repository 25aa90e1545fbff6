using System.Text.Json;
using Confero.Identity;
using Confero.Record;

namespace Confero.Requests;

/// <summary>What a passkey answered to a text: the browser's own words, all base64url.</summary>
/// <param name="Credential">Id of the passkey.</param>
public sealed record SignedAnswer(
    string Credential,
    string ClientData,
    string AuthenticatorData,
    string Signature
)
{
    private const int MostLength = 8_000;

    /// <summary>Reads the JSON of a browser's <c>PublicKeyCredential</c>; null when it is none.</summary>
    public static SignedAnswer? Parse(string? json)
    {
        if (string.IsNullOrEmpty(json) || json.Length > MostLength)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var answer = document.RootElement.GetProperty("response");
            return new SignedAnswer(
                document.RootElement.GetProperty("id").GetString() ?? "",
                answer.GetProperty("clientDataJSON").GetString() ?? "",
                answer.GetProperty("authenticatorData").GetString() ?? "",
                answer.GetProperty("signature").GetString() ?? ""
            );
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The signature, to be checked.</summary>
    public PasskeySignature ToSignature() =>
        new(Base64Url.Decode(ClientData), Base64Url.Decode(AuthenticatorData), Base64Url.Decode(Signature));
}
