using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Confero.Testing;

/// <summary>Small files of the kinds that people attach, each with a word wherever a program would say who made it.</summary>
public static class SampleFiles
{
    private const string Types = "[Content_Types].xml";

    /// <summary>A PDF of one page.</summary>
    /// <param name="told">The word in its properties, its XMP and behind its end.</param>
    /// <param name="catalog">More of its catalog.</param>
    /// <param name="objects">More objects, from number 6 on.</param>
    public static byte[] Pdf(string told = "", string catalog = "", params string[] objects)
    {
        var xmp = $"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{told}</x:xmpmeta>";
        string[] all =
        [
            $"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R {catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
            $"<< /Author ({told}) /Title ({told}) /Producer ({told}) >>",
            $"<< /Type /Metadata /Subtype /XML /Length {xmp.Length} >>\nstream\n{xmp}\nendstream",
            .. objects,
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < all.Length; i++)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{all[i]}\nendobj\n");
        }
        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {all.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {all.Length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A picture with a word in its text, its EXIF and behind its end.</summary>
    public static byte[] Png(string told = "") =>
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
            .. Chunk("tEXt", Encoding.Latin1.GetBytes($"Author\0{told}")),
            .. Chunk("eXIf", Encoding.Latin1.GetBytes(told)),
            .. Chunk("IDAT", Packed([0, 0])),
            .. Chunk("IEND", []),
            .. Encoding.Latin1.GetBytes(told),
        ];

    /// <summary>A photograph with a word in its EXIF, IPTC, comment and behind its end.</summary>
    public static byte[] Jpeg(string told = "") =>
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"),
            .. Segment(0xE1, $"Exif\0\0{told}"),
            .. Segment(0xED, $"Photoshop 3.0\0{told}"),
            .. Segment(0xFE, told),
            .. Segment(0xDB, new string('\u0001', 65)),
            .. Segment(0xC0, "\b\0\u0001\0\u0001\u0001\u0001\u0011\0"),
            .. Segment(0xC4, "\0" + new string('\0', 16)),
            .. Segment(0xDA, "\u0001\u0001\0\0?\0"),
            0x12,
            0xFF,
            0x00,
            0x34,
            0xFF,
            0xD9,
            .. Encoding.Latin1.GetBytes(told),
        ];

    /// <summary>A word-processing file with a word in its properties.</summary>
    /// <param name="more">More parts, or others in place of the usual ones.</param>
    public static byte[] Docx(string told = "", params (string Name, string Text)[] more)
    {
        var parts = new Dictionary<string, string>
        {
            [Types] =
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
            ["word/document.xml"] =
                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body/></w:document>",
            ["docProps/core.xml"] =
                $"<p:coreProperties xmlns:p='urn:p'><p:creator>{told}</p:creator></p:coreProperties>",
            ["docProps/app.xml"] = $"<Properties xmlns='urn:a'><Company>{told}</Company></Properties>",
        };
        foreach (var (name, text) in more)
            parts[name] = text;
        return Zip(parts.Select(x => (x.Key, Encoding.UTF8.GetBytes(x.Value))));
    }

    /// <summary>An archive.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(bytes);
            }
        return made.ToArray();
    }

    /// <summary>As zlib packs it.</summary>
    public static byte[] Packed(byte[] bytes)
    {
        using var made = new MemoryStream();
        using (var packing = new ZLibStream(made, CompressionLevel.SmallestSize, leaveOpen: true))
            packing.Write(bytes);
        return made.ToArray();
    }

    private static byte[] Chunk(string name, byte[] bytes)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        byte[] checkedBytes = [.. Encoding.ASCII.GetBytes(name), .. bytes];
        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Sum(checkedBytes));
        return [.. length, .. checkedBytes, .. sum];
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var i = 0; i < 8; i++)
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
        }
        return ~sum;
    }

    private static byte[] Segment(byte marker, string text) =>
        [
            0xFF,
            marker,
            (byte)((text.Length + 2) >> 8),
            (byte)(text.Length + 2),
            .. Encoding.Latin1.GetBytes(text),
        ];
}
