namespace Confero.Matching.Text;

/// <summary>The name of a concept: a taxonomy and a code in it.</summary>
/// <param name="Scheme">Name of a taxonomy, as <c>items</c>, or <c>topic</c> for what no taxonomy holds.</param>
/// <param name="Code">Code within the scheme.</param>
public readonly record struct ConceptCode(string Scheme, string Code) : IComparable<ConceptCode>
{
    /// <summary>By scheme, then code, both ordinal.</summary>
    public int CompareTo(ConceptCode other)
    {
        var scheme = string.CompareOrdinal(Scheme, other.Scheme);
        return scheme != 0 ? scheme : string.CompareOrdinal(Code, other.Code);
    }

    /// <summary>Whether one comes before another.</summary>
    public static bool operator <(ConceptCode left, ConceptCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after another.</summary>
    public static bool operator >(ConceptCode left, ConceptCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before another or is the same.</summary>
    public static bool operator <=(ConceptCode left, ConceptCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes after another or is the same.</summary>
    public static bool operator >=(ConceptCode left, ConceptCode right) => left.CompareTo(right) >= 0;

    /// <summary><c>scheme:code</c>.</summary>
    public override string ToString() => $"{Scheme}:{Code}";
}

/// <summary>Something texts speak of, with its names in several languages.</summary>
/// <param name="Scheme">Name of a taxonomy, or <c>topic</c>.</param>
/// <param name="Code">Code within the scheme.</param>
/// <param name="Labels">Names by language code; the first of a language is preferred, the others are synonyms.</param>
public sealed record Concept(
    string Scheme,
    string Code,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Labels
)
{
    /// <summary>Scheme and code together.</summary>
    public ConceptCode Name => new(Scheme, Code);
}

/// <summary>A concept found in a text.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Start">First character of it in the text as given, from 0, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units of the text it takes.</param>
/// <param name="Label">The label that was matched, as the thesaurus writes it.</param>
/// <param name="Language">Language of the label.</param>
public sealed record ConceptMatch(ConceptCode Concept, int Start, int Length, string Label, string Language)
{
    /// <summary>Scheme of the concept.</summary>
    public string Scheme => Concept.Scheme;

    /// <summary>Code of the concept.</summary>
    public string Code => Concept.Code;
}
