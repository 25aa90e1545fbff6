using System.Text;
using System.Text.Unicode;

namespace Confero.Documents;

/// <summary>What is taken at most.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of one file as sent.</summary>
    public const int MostBytes = 10 << 20;
}

/// <summary>What an examination gave: the file without what it tells about its author, or why it is not taken.</summary>
public sealed record Examined(DocumentKind Kind, byte[] Bytes, Refusal? Refusal = null)
{
    internal static Examined No(string code) => new(default, [], Refusal.Invalid(code, "file"));
}

/// <summary>
/// Looks at a stranger's file: its content decides what it is, what could act is refused, and what says who made it, where
/// and when is taken out. Whatever goes wrong inside means that the file is refused.
/// </summary>
public static class FileExaminer
{
    /// <summary>The kind and the bytes to keep, or a refusal; never a fault.</summary>
    public static Examined Examine(byte[] bytes)
    {
        if (bytes.Length == 0)
            return Examined.No("document.empty");
        if (bytes.Length > DocumentLimits.MostBytes)
            return Examined.No("document.too-large");
        try
        {
            return Read(bytes);
        }
#pragma warning disable CA1031 // any fault while reading a stranger's file means that it is refused
        catch (Exception)
#pragma warning restore CA1031
        {
            return Examined.No("document.damaged");
        }
    }

    private static Examined Read(byte[] bytes)
    {
        var start = bytes.AsSpan();
        if (start.StartsWith("%PDF-"u8))
            return PdfContent.Read(bytes);
        if (start.StartsWith("PK\x03\x04"u8))
            return OfficeContent.Read(bytes);
        if (start is [0xFF, 0xD8, 0xFF, ..])
            return JpegContent.Read(bytes);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return PngContent.Read(bytes);
        return IsText(bytes)
            ? new Examined(DocumentKind.Text, [.. bytes])
            : Examined.No("document.kind-not-taken");
    }

    /// <summary>UTF-8 without controls other than line ends and tabs, that no program takes for a page or a script.</summary>
    private static bool IsText(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
            return false;
        var text = Encoding.UTF8.GetString(bytes);
        return !text.Any(x => char.IsControl(x) && x is not ('\n' or '\r' or '\t'))
            && !text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t').StartsWith('<')
            && !text.StartsWith("#!", StringComparison.Ordinal);
    }
}
