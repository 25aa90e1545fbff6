using System.IO.Compression;
using System.Text.RegularExpressions;
using Confero.Testing;

namespace Confero.Web.Tests.Design;

/// <summary>The stylesheet turns with the page, stays small, and is not worked around.</summary>
public sealed partial class StylesheetTests
{
    private const int MostBytes = 15_000;
    private static readonly string[] Files =
    [
        .. SourceTree.Files("src/Confero.Web/wwwroot/css", "*.css").Order(),
    ];

    [Fact]
    public void Properties_are_logical_so_that_a_page_turns_with_its_language()
    {
        foreach (var file in Files)
            Physical()
                .Matches(Comments().Replace(File.ReadAllText(file), ""))
                .Select(x => x.Value)
                .ShouldBeEmpty(Path.GetFileName(file));
    }

    [Fact]
    public void The_whole_stylesheet_is_small()
    {
        var size = 0L;
        foreach (var file in Files)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                brotli.Write(File.ReadAllBytes(file));
            size += packed.Length;
        }
        size.ShouldBeLessThan(MostBytes);
    }

    [Fact]
    public void Every_file_is_linked_by_the_layout()
    {
        var links = File.ReadAllText(
            Path.Combine(SourceTree.Root, "src/Confero.Web/Pages/Shared/_Styles.cshtml")
        );
        var root = Path.Combine(SourceTree.Root, "src/Confero.Web/wwwroot");
        foreach (var file in Files)
            links.ShouldContain($"~/{Path.GetRelativePath(root, file).Replace('\\', '/')}");
    }

    [Fact]
    public void No_page_carries_style_or_script_within_it()
    {
        foreach (var file in SourceTree.Files("src/Confero.Web", "*.cshtml", "*TagHelper.cs"))
            Inline()
                .Matches(File.ReadAllText(file))
                .Select(x => x.Value)
                .ShouldBeEmpty(Path.GetFileName(file));
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b[^;]*|(?<![\w-])(?:left|right|top|bottom)\s*:[^;]*|(?<![\w-])(?:float|clear|text-align)\s*:\s*(?:left|right)|(?<![\w-])(?:min-|max-)?(?:width|height)\s*:(?![^{}]*\)\s*\{)[^;]*"
    )]
    private static partial Regex Physical();

    [GeneratedRegex(
        """\sstyle="|<style|<script(?![^>]*\ssrc=)|\son(?:click|load|change|submit|input)=|javascript:"""
    )]
    private static partial Regex Inline();
}
