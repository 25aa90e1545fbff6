namespace Confero.Web.Pages.Assessments;

/// <summary>Lines of evidence that may be followed.</summary>
public static class EvidenceLink
{
    /// <summary>The address of a line that is a link; null for words and for anything but the web.</summary>
    public static string? Of(string line) =>
        Uri.TryCreate(line, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http")
            ? address.ToString()
            : null;
}
