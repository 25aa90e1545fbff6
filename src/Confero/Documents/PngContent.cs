using System.Buffers.Binary;

namespace Confero.Documents;

/// <summary>PNG, chunk by chunk: only those a picture is made of are kept; texts, times, EXIF and what hangs behind the end are gone.</summary>
internal static class PngContent
{
    private const long MostPixels = 100_000_000;
    private static readonly HashSet<string> Kept =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
    ];

    public static Examined Read(byte[] bytes)
    {
        using var kept = new MemoryStream();
        kept.Write(bytes.AsSpan(0, 8));
        var at = 8;
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > bytes.Length - at - 12)
                return Examined.No("document.damaged");
            var chunk = bytes.AsSpan(at, (int)length + 12);
            var name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if ((at == 8) != (name == "IHDR") || (name == "IHDR" && length != 13))
                return Examined.No("document.damaged");
            if (name == "IHDR" && TooManyPixels(chunk))
                return Examined.No("document.picture-too-large");
            if (Kept.Contains(name))
                kept.Write(chunk);
            if (name == "IEND")
                return new Examined(DocumentKind.Png, kept.ToArray());
            at += chunk.Length;
        }
        return Examined.No("document.damaged");
    }

    private static bool TooManyPixels(ReadOnlySpan<byte> header) =>
        (long)BinaryPrimitives.ReadUInt32BigEndian(header[8..])
            * BinaryPrimitives.ReadUInt32BigEndian(header[12..])
        > MostPixels;
}
