namespace Confero.Matching.Text;

/// <summary>A text to search among.</summary>
/// <param name="Id">Unique in an index.</param>
/// <param name="Text">Text in any of the six languages; may be empty.</param>
/// <param name="Codes">Codes a person confirmed for it.</param>
public sealed record TextDocument(string Id, string Text, IReadOnlyCollection<ConceptCode> Codes);

/// <summary>A text that was found, with the reasons.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="Score">Sum of the parts; higher is nearer. Below 1 where no confirmed code is shared.</param>
/// <param name="Parts">What made the score.</param>
/// <param name="SharedCodes">Codes asked for that were confirmed for the document, in order.</param>
/// <param name="SharedConcepts">Concepts that both speak of, the rarest first; a proposal, never a fact.</param>
/// <param name="SharedTerms">Stems both texts have, in ordinal order; pairs of characters for Chinese.</param>
public sealed record TextHit(
    string Id,
    double Score,
    ScoreParts Parts,
    IReadOnlyList<ConceptCode> SharedCodes,
    IReadOnlyList<ConceptCode> SharedConcepts,
    IReadOnlyList<string> SharedTerms
);

/// <summary>Parts of a score, each as it is added.</summary>
/// <param name="Codes">Whole points: 10 to 20 for each confirmed code shared, more for a rarer one.</param>
/// <param name="Concepts">0 to 0.6: cosine of concepts weighted by rarity, times the share of the query they cover.</param>
/// <param name="Terms">0 to 0.25: BM25 over stems, as a share of the most the query could reach.</param>
/// <param name="Grams">0 to below 0.15: cosine of hashed runs of 3 to 5 characters.</param>
public sealed record ScoreParts(double Codes, double Concepts, double Terms, double Grams);
