using System.Text.RegularExpressions;

namespace Confero.Architecture.Tests;

/// <summary>How the files of the solution look.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 350;

    private static readonly string[] Code = ["src", "tests", "bench", "tools"];
    private static readonly string[] Everything = [.. Code, "data", "docs"];

    [Fact]
    public void No_file_is_too_long_to_read() =>
        House
            .Files(Code, ".cs", ".cshtml", ".js")
            .Where(x => House.Read(x).AsSpan().Count('\n') > MostLines)
            .ShouldBeEmpty($"one concept per file; {MostLines} lines are the most");

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine() =>
        House
            .Files(
                Everything,
                ".cs",
                ".cshtml",
                ".css",
                ".js",
                ".json",
                ".md",
                ".sh",
                ".csproj",
                ".props",
                ".yml"
            )
            .Where(x => MachinePath().IsMatch(House.Read(x)))
            .ShouldBeEmpty();

    [Fact]
    public void Styles_have_no_left_and_no_right() =>
        House
            .Files(["src"], ".css")
            .SelectMany(x => Physical().Matches(House.Read(x)).Select(y => $"{x}: {y.Value.Trim()}"))
            .ShouldBeEmpty("Arabic reads from right to left; use inline-start and inline-end");

    [Fact]
    public void Pages_carry_no_style_and_no_script_of_their_own() =>
        House
            .Files(["src"], ".cshtml")
            .SelectMany(x => Inline().Matches(House.Read(x)).Select(y => $"{x}: {y.Value.Trim()}"))
            .ShouldBeEmpty("the content security policy forbids it");

    [Fact]
    public void Nothing_is_left_for_later_and_nothing_is_folded_away() =>
        House
            .Files(["src", "tests"], ".cs", ".cshtml", ".css", ".js")
            .SelectMany(x => Unfinished().Matches(House.Read(x)).Select(y => $"{x}: {y.Value.Trim()}"))
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_dangerous_is_called() =>
        House
            .Files(["src"], ".cs", ".cshtml", ".js")
            .SelectMany(x => Dangerous().Matches(House.Read(x)).Select(y => $"{x}: {y.Value.Trim()}"))
            .ShouldBeEmpty("no programs are started, no text is run as code, no broken cipher is used");

    [Fact]
    public void No_secret_lies_in_the_source() =>
        House
            .Files(
                Everything,
                ".cs",
                ".cshtml",
                ".json",
                ".md",
                ".sh",
                ".csproj",
                ".props",
                ".csv",
                ".pem",
                ".key"
            )
            .SelectMany(x => Secret().Matches(House.Read(x)).Select(y => $"{x}: {y.Value.Trim()}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("-----BEGIN EC PRIV" + "ATE KEY-----")]
    [InlineData("Password=hunter2hunter2")]
    [InlineData("\"ApiKey\": \"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\"")]
    public void A_secret_would_be_found(string secret) => Secret().IsMatch(secret).ShouldBeTrue();

    [Fact]
    public void Namespaces_are_folders() =>
        House
            .Files(["src"], ".cs")
            .Select(x => (File: x, Declared: Namespace().Match(House.Read(x)).Groups["name"].Value))
            .Where(x => x.Declared.Length > 0 && x.Declared != Expected(x.File))
            .Select(x => $"{x.File}: {x.Declared}")
            .ShouldBeEmpty();

    private static string Expected(string file) => string.Join('.', file.Split('/')[1..^1]);

    [GeneratedRegex(@"(?<![\w.~])(/(work|home|Users)/\w|[A-Z]:\\Users\\)", RegexOptions.ExplicitCapture)]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"(?<=[\s;{])(((margin|padding|border|scroll-margin|scroll-padding)-(left|right)|left|right)[a-z-]*\s*:"
            + @"|(text-align|float|clear)\s*:\s*(left|right)\b|border-(top|bottom)-(left|right)-radius)[^;}]*",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Physical();

    [GeneratedRegex(
        @"<style\b|\sstyle=""|\son[a-z]+=""|<script(?![^>]*\b(src|type=""application/(json|ld\+json)""))[^>]*>",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Inline();

    [GeneratedRegex(
        @"(//|/\*|<!--)\s*(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b.*|^\s*#reg" + @"ion\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        @"\bProcess\.Start\(|\bProcessStartInfo\b|\bBinaryFormatter\b|CipherMode\.(ECB|CBC)|\beval\(|\bnew Function\("
            + @"|\.innerHTML\s*=|\bunsafe\s*\{|\bDllImport\b|\bAssembly\.LoadFrom\(|XPathSelect|document\.write\(",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Dangerous();

    [GeneratedRegex(
        @"-----BEGIN [A-Z ]*PRIVATE KEY|(?i)\b(password|pwd)\s*=\s*(?=\S*\d)[^\s;""'{}<>=.]{8,}[;""']?\s*$"
            + @"|(?i)""(api-?key|client-?secret|root-?key)""\s*:\s*""[A-Za-z0-9+/=]{24,}""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?m)^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();
}
