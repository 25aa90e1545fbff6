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

    /// <summary>Plain text in UTF-8.</summary>
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

    /// <summary>What a browser is told: a picture, or bytes to be kept.</summary>
    public static string MediaType(this DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Jpeg => "image/jpeg",
            DocumentKind.Png => "image/png",
            _ => "application/octet-stream",
        };
}
