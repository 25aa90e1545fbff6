using System.Collections.Frozen;
using System.Text.Json;
using Confero.Languages;

namespace Confero.Landscape.Reports;

/// <summary>
/// The texts of the annual report in all six languages of the United Nations, from
/// <c>Landscape/Reports/texts/&lt;language&gt;.json</c>: it is read in languages whose pages are not there yet.
/// </summary>
public sealed class ReportTexts
{
    private static readonly FrozenDictionary<string, ReportTexts> Known = Languages
        .Language.All.Select(x => new ReportTexts(x))
        .ToFrozenDictionary(x => x.Language.Tag);

    private readonly FrozenDictionary<string, string> words;

    private ReportTexts(Language language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language.Tag);
        words = JsonSerializer
            .Deserialize<Dictionary<string, string>>(Embedded.Text("report-texts", $"{language.Tag}.json"))!
            .ToFrozenDictionary();
    }

    public Language Language { get; }

    /// <summary>For its numbers and days.</summary>
    public CultureInfo Culture { get; }

    /// <summary>All keys, for tests and translators.</summary>
    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The text of a key with its placeholders filled.</summary>
    public string this[string key, params object?[] args] =>
        args.Length == 0 ? words[key] : string.Format(Culture, words[key], args);

    /// <summary>A figure, or that it is withheld.</summary>
    public string Number(int? value) => value?.ToString("N0", Culture) ?? words["withheld"];

    /// <summary>A mean rating, or that it is withheld.</summary>
    public string Rating(MeanRating? mean) => mean?.Rating.ToString("0.#", Culture) ?? words["withheld"];

    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>A part as percent, with what of how many.</summary>
    public string Share(Gaps.Share? share) =>
        share is null ? words["withheld"] : this["share", share.Percent, share.Part, share.Whole];

    /// <summary>The texts of a language, of English where it is not one of the six.</summary>
    public static ReportTexts In(string? language) =>
        language is not null && Known.TryGetValue(language, out var words) ? words : Known["en"];
}
