using Confero.Matching.Text;

namespace Confero.Matching;

/// <summary>Finds what a text is about, in any of the six languages, by the terms of the thesaurus.</summary>
internal static class Subjects
{
    internal static readonly Lazy<ConceptSpotter> Spotter = new(() =>
        new ConceptSpotter(ThesaurusJson.Read(Embedded.Text("thesaurus", "thesaurus.json")))
    );

    /// <summary>Codes of the subjects that the texts speak of, each once, in order.</summary>
    public static IReadOnlyList<string> In(params ReadOnlySpan<string?> texts)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            if (!string.IsNullOrWhiteSpace(text))
                foreach (var match in Spotter.Value.Spot(text))
                    found.Add($"{match.Scheme}:{match.Code}");
        return [.. found];
    }
}
