using System.Text.RegularExpressions;
using Confero.Languages;

namespace Confero.Tests.Languages;

/// <summary>Every language says all that English says.</summary>
public sealed partial class CompletenessTests
{
    private static readonly string[] Forms = ["zero", "one", "two", "few", "many", "other"];

    private static readonly Dictionary<string, string[]> FormsOf = new()
    {
        ["en"] = ["one", "other"],
        ["fr"] = ["one", "many", "other"],
        ["es"] = ["one", "many", "other"],
        ["ru"] = ["one", "few", "many", "other"],
        ["ar"] = Forms,
        ["zh"] = ["other"],
    };

    public static TheoryData<string> Translations =>
        [.. Language.Offered.Select(x => x.Tag).Where(x => x != "en")];

    [Theory, MemberData(nameof(Translations))]
    public void A_language_has_the_keys_of_English_and_no_others(string language)
    {
        var expected = Texts.Of("en").Keys.SelectMany(key => Expand(key, language)).ToHashSet();
        var found = Texts.Of(language).Keys.ToHashSet();
        expected.Except(found).Order().ShouldBeEmpty($"missing in {language}");
        found.Except(expected).Order().ShouldBeEmpty($"unknown in {language}");
    }

    [Theory, MemberData(nameof(Translations))]
    public void A_language_has_the_same_placeholders_as_English(string language)
    {
        foreach (var (key, text) in Texts.Of(language).Where(x => !IsPlural(x.Key)))
            Placeholders(text).ShouldBe(Placeholders(Texts.Of("en")[key]), $"{key} in {language}");
    }

    [Fact]
    public void No_text_is_empty()
    {
        foreach (var language in Language.Offered)
            Texts.Of(language.Tag).Where(x => string.IsNullOrWhiteSpace(x.Value)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Expand(string key, string language) =>
        !IsPlural(key) ? [key]
        : key.EndsWith(".other", StringComparison.Ordinal) ? FormsOf[language].Select(x => $"{Stem(key)}.{x}")
        : [];

    private static bool IsPlural(string key) =>
        Array.Exists(Forms, x => key.EndsWith("." + x, StringComparison.Ordinal))
        && Texts.Of("en").ContainsKey(Stem(key) + ".one")
        && Texts.Of("en").ContainsKey(Stem(key) + ".other");

    private static string Stem(string key) => key[..key.LastIndexOf('.')];

    private static string[] Placeholders(string text) =>
        [.. Holes().Matches(text).Select(x => x.Value).Distinct().Order()];

    [GeneratedRegex("""\{\d+[^}]*\}""")]
    private static partial Regex Holes();
}
