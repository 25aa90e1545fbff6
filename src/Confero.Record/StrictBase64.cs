using System.Diagnostics.CodeAnalysis;

namespace Confero.Record;

/// <summary>Base64 (RFC 4648, section 4) of which only the one exact writing is taken: no white space, no stray bits.</summary>
internal static class StrictBase64
{
    public static bool TryRead(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var buffer = new byte[text.Length];
        bytes = Convert.TryFromBase64String(text, buffer, out var written) ? buffer[..written] : null;
        if (bytes is not null && Convert.ToBase64String(bytes) != text)
            bytes = null;
        return bytes is not null;
    }
}
