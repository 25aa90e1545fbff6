using System.Buffers.Binary;

namespace Confero.Documents;

/// <summary>
/// JPEG, segment by segment: only those a picture is made of are kept. EXIF with place and camera, thumbnails, XMP, IPTC,
/// comments and whatever hangs behind the end are gone. Nothing is decoded, so that no decoder sees a stranger's bytes.
/// </summary>
internal static class JpegContent
{
    private const long MostPixels = 100_000_000;

    public static Examined Read(byte[] bytes)
    {
        using var kept = new MemoryStream();
        kept.Write([0xFF, 0xD8]);
        var at = 2;
        var framed = false;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
                return Examined.No("document.damaged");
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2)) + 2;
            if (length < 4 || at + length > bytes.Length)
                return Examined.No("document.damaged");
            var segment = bytes.AsSpan(at, length);
            if (IsFrame(marker))
            {
                if (length < 10 || TooManyPixels(segment))
                    return Examined.No("document.picture-too-large");
                framed = true;
            }
            if (IsKept(marker, segment))
                kept.Write(segment);
            at += length;
            if (marker != 0xDA)
                continue;
            var end = EndOfScan(bytes, at);
            if (end < 0 || !framed)
                return Examined.No("document.damaged");
            kept.Write(bytes.AsSpan(at, end - at));
            at = end;
            if (bytes[at + 1] == 0xD9)
            {
                kept.Write([0xFF, 0xD9]);
                return new Examined(DocumentKind.Jpeg, kept.ToArray());
            }
        }
        return Examined.No("document.damaged");
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool TooManyPixels(ReadOnlySpan<byte> frame) =>
        (long)BinaryPrimitives.ReadUInt16BigEndian(frame[5..])
            * BinaryPrimitives.ReadUInt16BigEndian(frame[7..])
        > MostPixels;

    /// <summary>Frames, tables, scans, restart intervals, and Adobe's word on colours.</summary>
    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) =>
        IsFrame(marker)
        || marker is 0xC4 or 0xCC or 0xDA or 0xDB or 0xDD
        || (marker == 0xEE && segment.Length == 16 && segment[4..].StartsWith("Adobe"u8));

    /// <summary>Where the next segment begins: the first marker that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(byte[] bytes, int at)
    {
        for (; at + 1 < bytes.Length; at++)
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        return -1;
    }
}
