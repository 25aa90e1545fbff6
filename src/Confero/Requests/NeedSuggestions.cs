using Confero.Matching;
using Confero.Matching.Text;
using Confero.Taxonomy;

namespace Confero.Requests;

/// <summary>
/// Codes that the words of a need line suggest, in six languages, by the terms of the thesaurus. Only proposals: a person
/// confirms each.
/// </summary>
public static class NeedSuggestions
{
    private const int Most = 16;
    private const int MostText = 20_000;
    private const int MostWords = 3;

    /// <summary>What the words of title and description suggest beyond what is chosen already, in order of the form.</summary>
    /// <param name="need">The line.</param>
    /// <param name="language">Language of its words; if it is none of the six, it is guessed from the text.</param>
    /// <param name="taxonomies">Only codes that may be chosen now are suggested.</param>
    public static IReadOnlyList<CodeSuggestion> Of(NeedInput need, string? language, Taxonomies taxonomies)
    {
        var known = TextLanguages.All.Contains(language) ? language : null;
        return
        [
            .. new[] { need.Title, need.Description }
                .OfType<string>()
                .SelectMany(text => Find(text.Length > MostText ? text[..MostText] : text, known))
                .GroupBy(x => x.Concept)
                .Where(x => NeedField.Of(x.Key.Scheme) is { } field && !field.Has(need, x.Key.Code))
                .Where(x => taxonomies.Find(x.Key.Scheme, x.Key.Code) is { Retired: false })
                .OrderBy(x => NeedField.Of(x.Key.Scheme)!.Order)
                .ThenByDescending(x => x.Count())
                .ThenBy(x => x.Key)
                .Take(Most)
                .Select(x => new CodeSuggestion(
                    NeedField.Of(x.Key.Scheme)!.Name,
                    x.Key.Scheme,
                    x.Key.Code,
                    [.. x.Select(y => y.Words).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)]
                )),
        ];
    }

    /// <summary>The line with a suggestion taken over; unchanged if it is none.</summary>
    /// <param name="need">The line.</param>
    /// <param name="taken">Scheme and code, as <c>items:code</c>.</param>
    /// <param name="taxonomies">Where the code must be.</param>
    public static NeedInput Take(NeedInput need, string taken, Taxonomies taxonomies) =>
        taken.Split(':', 2) is [var scheme, var code]
        && NeedField.Of(scheme) is { } field
        && taxonomies.Find(scheme, code) is { Retired: false }
            ? field.Take(need, code)
            : need;

    /// <summary>What is found in the language of the case; if nothing is, in the language the text seems to be in.</summary>
    private static IEnumerable<(ConceptCode Concept, string Words)> Find(string text, string? language)
    {
        var found = Subjects.Spotter.Value.Spot(text, language);
        if (found.Count == 0 && language is not null)
            found = Subjects.Spotter.Value.Spot(text);
        return found.Select(x => (x.Concept, text.Substring(x.Start, x.Length)));
    }
}

/// <summary>A code that words suggest.</summary>
/// <param name="Field">The field of a need line it belongs to, as the API names it.</param>
/// <param name="Taxonomy">The taxonomy of the code.</param>
/// <param name="Code">The code.</param>
/// <param name="Words">The words that led to it, as they stand in the text.</param>
public sealed record CodeSuggestion(string Field, string Taxonomy, string Code, IReadOnlyList<string> Words);
