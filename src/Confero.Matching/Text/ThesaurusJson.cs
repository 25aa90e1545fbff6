using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confero.Matching.Text;

/// <summary>Reads a thesaurus in the form that <c>data/thesaurus.md</c> describes.</summary>
public static class ThesaurusJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The thesaurus in a text.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    /// <exception cref="ArgumentException">Two concepts have one name, or a language is unknown.</exception>
    public static Thesaurus Read(string json)
    {
        var file =
            JsonSerializer.Deserialize<ThesaurusFile>(json, Options)
            ?? throw new JsonException("The thesaurus is null.");
        return new Thesaurus(file.Concepts.Select(x => new Concept(x.Scheme, x.Code, Labels(x))));
    }

    private static Dictionary<string, IReadOnlyList<string>> Labels(ThesaurusEntry entry) =>
        entry.Labels.ToDictionary(
            x => x.Key,
            IReadOnlyList<string> (x) =>
                x.Value.All(label => !string.IsNullOrWhiteSpace(label))
                    ? x.Value
                    : throw new JsonException($"{entry.Scheme}:{entry.Code} has an empty label."),
            StringComparer.Ordinal
        );

    private sealed record ThesaurusFile(
        string Thesaurus,
        int Version,
        string Source,
        IReadOnlyList<ThesaurusEntry> Concepts
    );

    private sealed record ThesaurusEntry(
        string Scheme,
        string Code,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Labels
    );
}
