using Confero.Matching.Text;

namespace Confero.Landscape.Activities;

/// <summary>
/// Says from titles and descriptions, in six languages, how near an activity is to our subject, and which words say so.
/// Sector codes cannot: none covers the storage of ammunition. A proposal; a person decides.
/// </summary>
public static class SubjectSuggestion
{
    private const int MostText = 20_000;
    private const int MostWords = 12;
    private const string On = "on";
    private const string Near = "near";

    private static readonly Lazy<ConceptSpotter> Spotter = new(() =>
        new ConceptSpotter(ThesaurusJson.Read(Embedded.Text("landscape", "subject-words.json")))
    );

    /// <param name="titles">By language tag; unknown languages are guessed.</param>
    /// <returns>
    /// <see cref="Nearness.On"/> when a title names the subject, or a description names it twice;
    /// <see cref="Nearness.Near"/> when a description names it once, or a neighbouring subject stands in a title or
    /// twice in a description.
    /// </returns>
    public static (Nearness Nearness, IReadOnlyList<SubjectWord> Words) Of(
        IEnumerable<KeyValuePair<string, string>> titles,
        IEnumerable<KeyValuePair<string, string>> descriptions
    )
    {
        var inTitle = Find(titles).ToList();
        var inText = Find(descriptions).ToList();
        var nearness =
            Has(inTitle, On) || Most(inText, On) >= 2 ? Nearness.On
            : Has(inTitle, Near) || Has(inText, On) || Most(inText, Near) >= 2 ? Nearness.Near
            : Nearness.Other;
        return (
            nearness,
            [
                .. inTitle
                    .Select(x => new SubjectWord(x.Code, x.Text, true))
                    .Concat(inText.Select(x => new SubjectWord(x.Code, x.Text, false)))
                    .DistinctBy(x => (x.Concept, x.InTitle, x.Text.ToUpperInvariant()))
                    .Take(MostWords),
            ]
        );
    }

    private static bool Has(List<Found> found, string scheme) => found.Exists(x => x.Scheme == scheme);

    /// <summary>How often a scheme is named in the language that names it most: translations say the same again.</summary>
    private static int Most(List<Found> found, string scheme) =>
        found
            .Where(x => x.Scheme == scheme)
            .CountBy(x => x.Language)
            .Select(x => x.Value)
            .DefaultIfEmpty()
            .Max();

    private static IEnumerable<Found> Find(IEnumerable<KeyValuePair<string, string>> texts) =>
        from text in texts
        let read = text.Value.Length > MostText ? text.Value[..MostText] : text.Value
        let language = TextLanguages.All.Contains(text.Key) ? text.Key : null
        from match in Spotter.Value.Spot(read, language)
        where match.Scheme is On or Near
        select new Found(match.Scheme, match.Code, read.Substring(match.Start, match.Length), text.Key);

    private sealed record Found(string Scheme, string Code, string Text, string Language);
}
