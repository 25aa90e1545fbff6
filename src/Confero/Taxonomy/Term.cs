namespace Confero.Taxonomy;

/// <summary>One choosable value of a taxonomy.</summary>
public sealed record Term
{
    public required string Code { get; init; }

    /// <summary>Names by language tag; English is always there.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The term above it: the region of a State, the region above a sub-region, the series of a module.</summary>
    public string? Parent { get; init; }

    /// <summary>False where number or wording was not yet compared with the official document.</summary>
    public bool Verified { get; init; }

    /// <summary>Whether it may no longer be chosen; what carries it keeps it.</summary>
    public bool Retired { get; init; }

    /// <summary>For States: an observer, not a Member of the United Nations.</summary>
    public bool Observer { get; init; }

    /// <summary>For States: any of ldc, lldc, sids.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>For currencies: digits after the point.</summary>
    public int MinorUnits { get; init; } = 2;

    /// <summary>The name in a language, in English where there is none.</summary>
    public string Name(string language) => Names.TryGetValue(language, out var name) ? name : Names["en"];
}

/// <summary>A list of terms with where it comes from, as <c>data/taxonomies</c> holds it.</summary>
public sealed record TermList
{
    public required string Taxonomy { get; init; }
    public required int Version { get; init; }
    public required string Source { get; init; }
    public required string SourceAddress { get; init; }

    /// <summary>The day it was compared with its source.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The taxonomy in which the parents of these terms are found; this one where it is not said.</summary>
    public string? ParentsIn { get; init; }
    public required IReadOnlyList<Term> Terms { get; init; }
}

/// <summary>An administrator's change to one term.</summary>
/// <param name="Names">Names by language tag; a name in a language that is not given stays as it was.</param>
public sealed record TermEdit(
    string Taxonomy,
    string Term,
    IReadOnlyDictionary<string, string> Names,
    bool Retired
);
