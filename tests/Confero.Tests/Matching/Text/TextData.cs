using System.Text.Json;
using Confero.Matching.Text;

namespace Confero.Tests.Matching.Text;

/// <summary>The thesaurus of the repository and the parallel sentences.</summary>
internal static class TextData
{
    public static Thesaurus Thesaurus { get; } =
        ThesaurusJson.Read(File.ReadAllText(Repository.PathOf("data", "thesaurus.json")));

    public static ConceptSpotter Spotter { get; } = new(Thesaurus);

    /// <summary>Each sentence by language.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Sentences { get; } =
        JsonSerializer.Deserialize<List<Dictionary<string, string>>>(
            File.ReadAllText(
                Repository.PathOf("tests", "Confero.Tests", "Matching", "Text", "parallel-sentences.json")
            )
        )!;

    public static IEnumerable<string> Codes(string text, string? language = null) =>
        Spotter.Spot(text, language).Select(x => x.Concept.ToString());

    public static TextIndex Index(params TextDocument[] documents) => new(Spotter, documents);

    public static TextDocument Document(string id, string text, params ConceptCode[] codes) =>
        new(id, text, codes);
}
