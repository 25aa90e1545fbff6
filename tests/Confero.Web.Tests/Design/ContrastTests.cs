using System.Globalization;
using System.Text.RegularExpressions;
using Confero.Testing;

namespace Confero.Web.Tests.Design;

/// <summary>Colours that meet are told apart as WCAG 2.2 AA asks, by day and by night.</summary>
public sealed partial class ContrastTests
{
    private const double Text = 4.5;
    private const double Shape = 3;

    // What is read or seen, on what, in the components.
    private static readonly (string Front, string Back, double Least)[] Pairs =
    [
        ("ink", "paper", Text),
        ("ink", "surface", Text),
        ("ink", "surface-2", Text),
        ("ink", "accent-soft", Text),
        ("ink", "good-soft", Text),
        ("ink", "warn-soft", Text),
        ("ink", "bad-soft", Text),
        ("ink-soft", "paper", Text),
        ("ink-soft", "surface", Text),
        ("ink-soft", "surface-2", Text),
        ("accent", "paper", Text),
        ("accent", "surface", Text),
        ("accent", "accent-soft", Text),
        ("accent-strong", "surface-2", Text),
        ("accent-ink", "accent", Text),
        ("accent-ink", "accent-strong", Text),
        ("good", "good-soft", Text),
        ("warn", "warn-soft", Text),
        ("bad", "bad-soft", Text),
        ("bad", "surface", Text),
        ("bad", "paper", Text),
        ("strip-ink", "strip", Text),
        ("ink", "heat-1", Text),
        ("ink", "heat-2", Text),
        ("ink", "heat-3", Text),
        ("surface", "heat-4", Text),
        ("surface", "heat-5", Text),
        ("line-strong", "surface", Shape),
        ("line-strong", "paper", Shape),
        ("series-1", "surface", Shape),
        ("series-3", "surface", Shape),
    ];

    [Theory]
    [InlineData("tokens.css")]
    [InlineData("tokens.css", "dark.css")]
    public void Colours_that_meet_can_be_told_apart(params string[] files)
    {
        var colours = new Dictionary<string, string>();
        foreach (var file in files)
        foreach (Match token in Tokens().Matches(Read(file)))
            colours[token.Groups["name"].Value] = token.Groups["colour"].Value;
        foreach (var (front, back, least) in Pairs)
            Contrast(colours[front], colours[back])
                .ShouldBeGreaterThanOrEqualTo(least, $"{front} on {back}, {files[^1]}");
    }

    [Fact]
    public void Black_on_white_is_as_far_apart_as_it_gets() =>
        Contrast("#000000", "#ffffff").ShouldBe(21, 0.01);

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(SourceTree.Root, "src/Confero.Web/wwwroot/css", file));

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, relative luminance.
    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var value =
                int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex(@"--(?<name>[\w-]+):\s*(?<colour>#[0-9a-f]{6});")]
    private static partial Regex Tokens();
}
