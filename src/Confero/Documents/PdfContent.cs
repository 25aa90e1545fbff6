using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Confero.Documents;

/// <summary>
/// PDF: read whole and written anew, without author, program, dates and XMP. Encrypted files cannot be looked into, and files
/// that run, start, send or carry something are refused.
/// </summary>
internal static class PdfContent
{
    private const int Deepest = 64;

    private static readonly HashSet<string> Acting = new(StringComparer.Ordinal)
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/Rendition",
        "/RichMediaExecute",
        "/GoToE",
        "/Movie",
        "/Sound",
    };

    private static readonly HashSet<string> Carrying = new(StringComparer.Ordinal)
    {
        "/EmbeddedFile",
        "/FileAttachment",
        "/RichMedia",
        "/3D",
        "/Screen",
        "/Movie",
        "/Sound",
    };

    /// <summary>What says who made it, and what happens by itself when it or a page is opened.</summary>
    private static readonly string[] Told =
    [
        "/Metadata",
        "/PieceInfo",
        "/LastModified",
        "/OpenAction",
        "/AA",
    ];

    public static Examined Read(byte[] bytes)
    {
        if (bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0)
            return Examined.No("document.encrypted");
        if (!PdfStreams.Harmless(bytes))
            return Examined.No("document.unpacks-too-large");
        using var from = new MemoryStream(bytes);
        using var document = PdfReader.Open(from, PdfDocumentOpenMode.Modify);
        var objects = document.Internals.GetAllObjects();
        if (objects.Any(x => Acts(x, 0)))
            return Examined.No("document.active");
        foreach (var one in objects.OfType<PdfDictionary>())
        {
            foreach (var told in Told)
                one.Elements.Remove(told);
        }
        document.Info.Elements.Clear();
        using var to = new MemoryStream();
        document.Save(to);
        return new Examined(DocumentKind.Pdf, to.ToArray());
    }

    private static bool Acts(PdfItem? item, int depth) =>
        item switch
        {
            _ when depth > Deepest => true,
            PdfDictionary dictionary => Acts(dictionary)
                || dictionary.Elements.Values.Any(x => Acts(x, depth + 1)),
            PdfArray array => array.Elements.Any(x => Acts(x, depth + 1)),
            _ => false,
        };

    private static bool Acts(PdfDictionary dictionary)
    {
        var names = dictionary.Elements;
        return names.ContainsKey("/JS")
            || names.ContainsKey("/XFA")
            || names.ContainsKey("/EF")
            || (Name(names["/S"]) is { } action && Acting.Contains(action))
            || (Name(names["/Type"]) is { } type && Carrying.Contains(type))
            || (Name(names["/Subtype"]) is { } subtype && Carrying.Contains(subtype));
    }

    private static string? Name(PdfItem? item) =>
        item switch
        {
            PdfReference reference => Name(reference.Value),
            PdfName name => name.Value,
            PdfNameObject name => name.Value,
            _ => null,
        };
}
