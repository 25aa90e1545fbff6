using System.IO.Compression;

namespace Confero.Documents;

/// <summary>Weighs the packed streams of a PDF before a reader unpacks them.</summary>
internal static class PdfStreams
{
    private const long Most = 200L << 20;
    private const int Piece = 64 << 10;

    /// <summary>False when they unpack to more than 200 MB together, or one holds what is packed again.</summary>
    public static bool Harmless(byte[] bytes)
    {
        var left = Most;
        var buffer = new byte[Piece];
        var at = 0;
        while (bytes.AsSpan(at).IndexOf("stream"u8) is >= 0 and var found)
        {
            at += found + "stream".Length;
            while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n')
                at++;
            if (IsPacked(bytes.AsSpan(at)) && !Weigh(bytes, at, buffer, ref left))
                return false;
        }
        return true;
    }

    private static bool Weigh(byte[] bytes, int at, byte[] buffer, ref long left)
    {
        using var packed = new MemoryStream(bytes, at, bytes.Length - at);
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            var read = unpacked.ReadAtLeast(buffer, 2, throwOnEndOfStream: false);
            if (IsPacked(buffer.AsSpan(0, read)))
                return false;
            for (; read > 0; read = unpacked.Read(buffer))
                if ((left -= read) < 0)
                    return false;
        }
        catch (InvalidDataException)
        {
            // Not packed after all, or damaged: the reader will say.
        }
        return true;
    }

    /// <summary>The two bytes with which zlib begins.</summary>
    private static bool IsPacked(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2
        && (bytes[0] & 0x0F) == 8
        && (bytes[0] >> 4) <= 7
        && (bytes[0] * 256 + bytes[1]) % 31 == 0;
}
