using System.IO.Compression;
using System.Text;
using System.Xml;
using Confero.Exchange;

namespace Confero.Documents;

/// <summary>
/// Office Open XML: weighed before it is unpacked, refused with macros, controls, embedded objects or links to other files,
/// and packed anew without the properties that name author, company, times and printer. Names of reviewers in comments and
/// tracked changes stay: they are part of the text.
/// </summary>
internal static class OfficeContent
{
    private const string Types = "[Content_Types].xml";
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] ActingParts =
    [
        "vba",
        "macro",
        "activex",
        "/embeddings/",
        "oleobject",
        "/ctrlprops/",
        "externallinks/",
        "/connections",
        "printersettings",
    ];

    public static Examined Read(byte[] bytes)
    {
        using var from = new MemoryStream(bytes);
        if (!XlsxFile.Harmless(from))
            return Examined.No("document.unpacks-too-large");
        from.Position = 0;
        using var archive = new ZipArchive(from, ZipArchiveMode.Read);
        if (archive.GetEntry(Types) is not { } types || KindOf(Text(types)) is not { } kind)
            return Examined.No("document.kind-not-taken");
        var names = archive.Entries.Select(x => "/" + x.FullName.ToLowerInvariant()).ToList();
        if (
            names.Distinct().Count() != names.Count
            || names.Exists(x => x.Contains("..", StringComparison.Ordinal))
        )
            return Examined.No("document.damaged");
        if (
            names.Exists(x => Array.Exists(ActingParts, y => x.Contains(y, StringComparison.Ordinal)))
            || Text(types).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
        )
            return Examined.No("document.active");
        using var to = new MemoryStream();
        using (var copy = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in archive.Entries.Where(x => x.Name.Length > 0))
                if (!Copy(part, copy))
                    return Examined.No("document.active");
        return new Examined(kind, to.ToArray());
    }

    private static DocumentKind? KindOf(string types) =>
        types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) ? DocumentKind.Docx
        : types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? DocumentKind.Xlsx
        : types.Contains("presentationml.presentation.main+xml", StringComparison.Ordinal) ? DocumentKind.Pptx
        : null;

    /// <summary>False for a part that reaches outside.</summary>
    private static bool Copy(ZipArchiveEntry part, ZipArchive copy)
    {
        var name = part.FullName.Replace('\\', '/');
        var bytes = Bytes(part);
        var markup =
            name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        if (markup && ReachesOutside(bytes))
            return false;
        if (name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase))
        {
            if (!markup)
                bytes = [];
            else
                bytes = Empty(bytes);
        }
        var entry = copy.CreateEntry(name);
        entry.LastWriteTime = Undated;
        using var target = entry.Open();
        target.Write(bytes);
        return true;
    }

    /// <summary>Reads all of a part, so that a document type or damage shows, and looks for links that are followed by themselves.</summary>
    private static bool ReachesOutside(byte[] bytes)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(bytes),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        while (reader.Read())
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("TargetMode") == "External"
                && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true
            )
                return true;
        return false;
    }

    /// <summary>The root element alone, without what stood in it.</summary>
    private static byte[] Empty(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes));
        reader.MoveToContent();
        using var made = new MemoryStream();
        using (
            var writer = XmlWriter.Create(made, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })
        )
        {
            writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
            writer.WriteEndElement();
        }
        return made.ToArray();
    }

    private static string Text(ZipArchiveEntry part) => Encoding.UTF8.GetString(Bytes(part));

    private static byte[] Bytes(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.Length == part.Length
            ? bytes.ToArray()
            : throw new InvalidDataException("A part is not as long as the table of contents says.");
    }
}
