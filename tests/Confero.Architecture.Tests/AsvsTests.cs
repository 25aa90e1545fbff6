using System.Text.RegularExpressions;

namespace Confero.Architecture.Tests;

/// <summary>Every requirement of OWASP ASVS 5.0 by number, and what answers it: <c>docs/asvs.csv</c>.</summary>
public sealed partial class AsvsTests
{
    private static readonly List<string[]> Rows =
    [
        .. House
            .Read("docs/asvs.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(x => x.Split(';')),
    ];

    private static readonly HashSet<string> Tests =
    [
        .. House
            .Files(["tests"], ".cs")
            .Select(x => (Class: Path.GetFileNameWithoutExtension(x), Text: House.Read(x)))
            .SelectMany(x => Method().Matches(x.Text).Select(y => $"{x.Class}.{y.Groups["name"].Value}")),
    ];

    [Fact]
    public void All_345_requirements_are_there_once_with_their_level()
    {
        Rows.Select(x => x[0]).Distinct().Count().ShouldBe(345);
        Rows.Count.ShouldBe(345);
        Rows.CountBy(x => x[1])
            .ToDictionary(x => x.Key, x => x.Value)
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["1"] = 70,
                    ["2"] = 183,
                    ["3"] = 92,
                },
                ignoreOrder: true
            );
        Rows.ShouldAllBe(x => x.Length == 6 && (x[2] == "yes" || x[2] == "no" || x[2] == "open"));
    }

    [Fact]
    public void What_does_not_apply_or_is_open_says_why() =>
        Rows.Where(x => x[2] != "yes" && x[3].Length == 0).Select(x => x[0]).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_open_below_the_third_level() =>
        Rows.Where(x => x[2] == "open" && x[1] != "3").Select(x => x[0]).ShouldBeEmpty();

    [Fact]
    public void What_applies_names_code_that_is_there() =>
        Rows.Where(x => x[2] == "yes")
            .Where(x => !File.Exists(Path.Combine(House.Root, x[4].Split('#')[0])))
            .Select(x => $"{x[0]}: {x[4]}")
            .ShouldBeEmpty();

    [Fact]
    public void What_applies_names_a_test_or_a_section_that_is_there() =>
        Rows.Where(x => x[2] == "yes")
            .Where(x => !Evidence(x[5]))
            .Select(x => $"{x[0]}: {x[5]}")
            .ShouldBeEmpty();

    private static bool Evidence(string evidence) =>
        evidence.Split('#') is [var page, var section]
            ? File.Exists(Path.Combine(House.Root, page))
                && Heading().Matches(House.Read(page)).Any(x => Anchor(x.Groups["title"].Value) == section)
            : Tests.Contains(evidence);

    private static string Anchor(string title) =>
        title.Trim().ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '-');

    [GeneratedRegex(
        @"public (async )?(Task|ValueTask|void) (?<name>[A-Z]\w+)\(",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Method();

    [GeneratedRegex(@"(?m)^##+ (?<title>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
