namespace Confero.Identity;

/// <summary>Bytes as browsers write them: base64url without padding.</summary>
public static class Base64Url
{
    public static string Encode(ReadOnlySpan<byte> bytes) =>
        System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>The bytes, or none when the text is not base64url.</summary>
    public static byte[] Decode(string? text)
    {
        var into = new byte[System.Buffers.Text.Base64Url.GetMaxDecodedLength(text?.Length ?? 0)];
        return
            text is not null && System.Buffers.Text.Base64Url.TryDecodeFromChars(text, into, out var written)
            ? into[..written]
            : [];
    }
}
