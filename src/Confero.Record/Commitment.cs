using System.Security.Cryptography;

namespace Confero.Record;

/// <summary>
/// What enters the log in place of an act: SHA-256 over a random salt and the act as canonical JSON. Salt and JSON
/// stay with their owner. With them anybody can check the commitment; without them nobody can guess the act; when they
/// are destroyed, the act is erased and the log stays whole.
/// </summary>
public static class Commitment
{
    /// <summary>Length of a salt in bytes.</summary>
    public const int SaltLength = 32;

    /// <summary>A fresh salt. Each act takes its own.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltLength);

    /// <summary>The commitment to a JSON text, which is brought into canonical form first.</summary>
    /// <exception cref="ArgumentException">The salt is not 32 bytes long.</exception>
    /// <exception cref="FormatException">The text has no canonical form.</exception>
    public static Hash To(string json, ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltLength)
            throw new ArgumentException($"A salt has {SaltLength} bytes.", nameof(salt));
        return new Hash(SHA256.HashData([.. salt, .. CanonicalJson.Bytes(json)]));
    }
}
