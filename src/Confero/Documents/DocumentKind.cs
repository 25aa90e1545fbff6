namespace Confero.Documents;

/// <summary>The kinds of files that are taken, told by their content and never by their name.</summary>
public enum DocumentKind
{
    Pdf,
    Jpeg,
    Png,

    /// <summary>Word processing, Office Open XML without macros.</summary>
    Docx,

    /// <summary>Spreadsheet, Office Open XML without macros.</summary>
    Xlsx,

    /// <summary>Slides, Office Open XML without macros.</summary>
    Pptx,

    /// <summary>Plain text in UTF-8, tables as text among them: a name that makes a spreadsheet program run its formulas is not kept.</summary>
    Text,
}

/// <summary>How kinds are named and served.</summary>
public static class DocumentKinds
{
    public static string Extension(this DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Jpeg => ".jpg",
            DocumentKind.Text => ".txt",
            _ => $".{JsonNames.Of(kind)}",
        };

    /// <summary>The media type of the kind; it never comes from whoever sent the file.</summary>
    public static string MediaType(this DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Jpeg => "image/jpeg",
            DocumentKind.Png => "image/png",
            DocumentKind.Pdf => "application/pdf",
            DocumentKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            DocumentKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            DocumentKind.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            _ => "text/plain; charset=utf-8",
        };
}
