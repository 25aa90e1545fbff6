using System.Collections.Frozen;

namespace Confero.Matching.Text;

/// <summary>Concepts with their names; immutable.</summary>
public sealed class Thesaurus
{
    private readonly FrozenDictionary<ConceptCode, Concept> _byName;

    /// <summary>A thesaurus of these concepts, kept in order of scheme and code.</summary>
    /// <exception cref="ArgumentException">
    /// Two concepts have one name, or a concept has a label in a language that is not among
    /// <see cref="TextLanguages.All"/>.
    /// </exception>
    public Thesaurus(IEnumerable<Concept> concepts)
    {
        Concepts = [.. concepts.OrderBy(concept => concept.Name)];
        foreach (var concept in Concepts)
        {
            var strange = concept.Labels.Keys.FirstOrDefault(x => !TextLanguages.All.Contains(x));
            if (strange is not null)
                throw new ArgumentException($"{concept.Name} has labels in {strange}, which cannot be read.");
        }
        _byName = Concepts.ToFrozenDictionary(concept => concept.Name);
    }

    /// <summary>Every concept, in order of scheme and code.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The concept of that name, or null.</summary>
    public Concept? Find(ConceptCode name) => _byName.GetValueOrDefault(name);

    /// <summary>The preferred name of a concept in a language, in English if it has none there, else null.</summary>
    public string? Preferred(ConceptCode name, string language) =>
        First(name, language) ?? First(name, TextLanguages.English);

    private string? First(ConceptCode name, string language) =>
        Find(name)?.Labels.TryGetValue(language, out var labels) == true && labels.Count > 0
            ? labels[0]
            : null;
}
