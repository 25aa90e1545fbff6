using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Confero.Record;

/// <summary>Why a signature does not hold.</summary>
public enum SignatureFault
{
    /// <summary>It is not the answer of an authenticator, or the key is of a kind we do not know.</summary>
    NotUnderstood,

    /// <summary>It was made over another text.</summary>
    OtherText,

    /// <summary>It was made for another site.</summary>
    OtherSite,

    /// <summary>The authenticator did not make sure that its owner was there.</summary>
    NobodyVerified,

    /// <summary>Another key made it, or it was altered.</summary>
    OtherKey,
}

/// <summary>
/// A signature by passkey over a text: the answer of an authenticator (WebAuthn assertion) to the SHA-256 of the text as
/// challenge. Whoever holds text, signature and public key can check it, without the site that took it.
/// </summary>
/// <param name="ClientData">What the browser said, as the authenticator signed it.</param>
/// <param name="AuthenticatorData">What the authenticator said.</param>
public sealed record PasskeySignature(byte[] ClientData, byte[] AuthenticatorData, byte[] Signature)
{
    private const int FlagsAt = SHA256.HashSizeInBytes;
    private const int Present = 0x01;
    private const int Verified = 0x04;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The challenge for a text: SHA-256 over its UTF-8.</summary>
    public static byte[] ChallengeOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether an origin is of the domain: the domain itself or below it, by HTTPS; plain HTTP only on this machine.</summary>
    public static bool IsOrigin(string? origin, string domain) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.AbsolutePath == "/"
        && (address.Host == domain || address.Host.EndsWith("." + domain, StringComparison.Ordinal))
        && (
            address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && domain == "localhost")
        );

    /// <summary>Checks it; null when it holds.</summary>
    /// <param name="publicKey">The COSE key of the passkey.</param>
    /// <param name="domain">The domain the passkey was made for.</param>
    public SignatureFault? Check(string text, byte[] publicKey, string domain)
    {
        if (CoseKey.Read(publicKey) is not { } key || AuthenticatorData.Length <= FlagsAt)
            return SignatureFault.NotUnderstood;
        if (Said() is not { } said)
            return SignatureFault.NotUnderstood;
        if (!CryptographicOperations.FixedTimeEquals(said.Challenge, ChallengeOf(text)))
            return SignatureFault.OtherText;
        var site = SHA256.HashData(Encoding.UTF8.GetBytes(domain));
        if (!AuthenticatorData.AsSpan(0, FlagsAt).SequenceEqual(site) || !IsOrigin(said.Origin, domain))
            return SignatureFault.OtherSite;
        var flags = AuthenticatorData[FlagsAt];
        if ((flags & Present) == 0 || (flags & Verified) == 0)
            return SignatureFault.NobodyVerified;
        byte[] signed = [.. AuthenticatorData, .. SHA256.HashData(ClientData)];
        return key.Verifies(signed, Signature) ? null : SignatureFault.OtherKey;
    }

    private (byte[] Challenge, string Origin)? Said()
    {
        try
        {
            using var document = JsonDocument.Parse(ClientData, Strict);
            var said = document.RootElement;
            var crossed =
                said.TryGetProperty("crossOrigin", out var cross) && cross.ValueKind == JsonValueKind.True;
            return said.GetProperty("type").GetString() == "webauthn.get" && !crossed
                ? (
                    Base64Url.DecodeFromChars(said.GetProperty("challenge").GetString()),
                    said.GetProperty("origin").GetString() ?? ""
                )
                : null;
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return null;
        }
    }
}
