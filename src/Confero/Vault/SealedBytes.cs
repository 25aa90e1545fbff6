using System.Security.Cryptography;
using System.Text;

namespace Confero.Vault;

/// <summary>AES-256-GCM as Confero writes it: a format byte, 96 random bits of nonce, the text, and 128 bits that prove it.</summary>
internal static class SealedBytes
{
    private const byte Format = 1;
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <param name="bound">What the content belongs to; it opens only when asked for as the same.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string bound)
    {
        var result = new byte[1 + Nonce + plain.Length + Tag];
        result[0] = Format;
        var nonce = result.AsSpan(1, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, Tag);
        cipher.Encrypt(
            nonce,
            plain,
            result.AsSpan(1 + Nonce, plain.Length),
            result.AsSpan(1 + Nonce + plain.Length),
            Encoding.UTF8.GetBytes(bound)
        );
        return result;
    }

    /// <exception cref="CryptographicException">It was changed, or belongs to something else.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> content, string bound)
    {
        if (content.Length < 1 + Nonce + Tag || content[0] != Format)
            throw new CryptographicException("Sealed content of no known format.");
        var plain = new byte[content.Length - 1 - Nonce - Tag];
        using var cipher = new AesGcm(key, Tag);
        cipher.Decrypt(
            content.Slice(1, Nonce),
            content.Slice(1 + Nonce, plain.Length),
            content[^Tag..],
            plain,
            Encoding.UTF8.GetBytes(bound)
        );
        return plain;
    }
}
