using System.Text.RegularExpressions;
using Confero.Landscape.Reports;
using Confero.Languages;

namespace Confero.Tests.Landscape;

/// <summary>The annual report says the same in all six languages.</summary>
public sealed partial class ReportTextsTests
{
    [Fact]
    public void Every_language_has_every_text_with_the_same_placeholders()
    {
        var english = ReportTexts.In("en");
        foreach (var texts in Language.All.Select(x => ReportTexts.In(x.Tag)))
        {
            texts.Keys.Order().ShouldBe(english.Keys.Order(), texts.Language.Tag);
            foreach (var key in texts.Keys)
            {
                texts[key].ShouldNotBeNullOrWhiteSpace();
                Holes(texts[key]).ShouldBe(Holes(english[key]), $"{key} in {texts.Language.Tag}");
            }
        }
    }

    private static List<string> Holes(string text) => [.. Hole().Matches(text).Select(x => x.Value).Order()];

    [GeneratedRegex("""\{\d\}""")]
    private static partial Regex Hole();
}
