namespace Confero.Matching.Text;

/// <summary>
/// Ranks texts of six languages by nearness to a query: confirmed codes first, then concepts, then words, then
/// letters. It only ranks and proposes; it never makes anything eligible. Built once; safe for use by many threads.
/// </summary>
public sealed class TextIndex
{
    private const double ConceptShare = 0.6;
    private const double TermShare = 0.25;

    /// <summary>A little under the rest, so that text alone never reaches one point.</summary>
    private const double GramShare = 0.1499;

    private const double CodePoints = 10;

    private readonly ConceptSpotter _spotter;
    private readonly TextDocument[] _documents;
    private readonly HashSet<ConceptCode>[] _codes;
    private readonly TextProfile[] _profiles;
    private readonly CosineIndex<ConceptCode> _concepts;
    private readonly CosineIndex<int> _grams;
    private readonly TermIndex _terms;
    private readonly Dictionary<ConceptCode, int> _confirmed;

    /// <summary>Reads the documents once.</summary>
    /// <exception cref="ArgumentException">Two documents have one id.</exception>
    public TextIndex(ConceptSpotter spotter, IEnumerable<TextDocument> documents)
    {
        _spotter = spotter;
        _documents = [.. documents.OrderBy(x => x.Id, StringComparer.Ordinal)];
        for (var i = 1; i < _documents.Length; i++)
            if (string.Equals(_documents[i].Id, _documents[i - 1].Id, StringComparison.Ordinal))
                throw new ArgumentException($"Two documents have the id {_documents[i].Id}.");
        _codes = [.. _documents.Select(x => x.Codes.ToHashSet())];
        _profiles = [.. _documents.Select(x => TextProfile.Of(x.Text, x.Codes, spotter))];
        _concepts = new CosineIndex<ConceptCode>([.. _profiles.Select(x => x.Concepts)]);
        _grams = new CosineIndex<int>([.. _profiles.Select(x => x.Grams)]);
        _terms = new TermIndex(_profiles);
        _confirmed = _codes.SelectMany(x => x).CountBy(x => x).ToDictionary();
    }

    /// <summary>
    /// The nearest documents, best first, equal scores in order of id. A document that shares a confirmed code always
    /// comes before one that shares none. Documents that share nothing are left out.
    /// </summary>
    /// <param name="text">What is looked for, in any of the six languages; may be empty.</param>
    /// <param name="codes">Codes a person confirmed for it; may be empty.</param>
    /// <param name="k">How many at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IReadOnlyList<TextHit> Search(string text, IReadOnlyCollection<ConceptCode> codes, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        var query = TextProfile.Of(text, codes, _spotter);
        var asked = codes.ToHashSet();
        var concepts = _concepts.Cosines(query.Concepts);
        var terms = _terms.Scores(query.Terms);
        var grams = _grams.Cosines(query.Grams);
        return
        [
            .. Enumerable
                .Range(0, _documents.Length)
                .Select(i =>
                    (
                        Document: i,
                        Parts: new ScoreParts(
                            Points(asked, i),
                            ConceptShare * query.Coverage * concepts[i],
                            TermShare * terms[i],
                            GramShare * grams[i]
                        )
                    )
                )
                .Select(x => (x.Document, x.Parts, Score: Sum(x.Parts)))
                .Where(x => x.Score > 0)
                .OrderByDescending(x => x.Score)
                .ThenBy(x => x.Document)
                .Take(k)
                .Select(x => Hit(x.Document, x.Parts, x.Score, query, asked)),
        ];
    }

    private static double Sum(ScoreParts parts) => parts.Codes + parts.Concepts + parts.Terms + parts.Grams;

    private double Points(HashSet<ConceptCode> asked, int document)
    {
        double points = 0;
        foreach (var code in asked)
            if (_codes[document].Contains(code))
                points += CodePoints + Math.Round(CodePoints * Rareness(code));
        return points;
    }

    private double Rareness(ConceptCode code) =>
        Rarities.Of(_documents.Length, _confirmed[code]) / Rarities.Of(_documents.Length, 1);

    private TextHit Hit(
        int document,
        ScoreParts parts,
        double score,
        TextProfile query,
        HashSet<ConceptCode> asked
    ) =>
        new(
            _documents[document].Id,
            score,
            parts,
            [.. asked.Where(_codes[document].Contains).Order()],
            [
                .. query
                    .Concepts.Keys.Where(_profiles[document].Concepts.ContainsKey)
                    .OrderByDescending(_concepts.Rarity)
                    .ThenBy(x => x),
            ],
            [.. query.Terms.Keys.Where(_profiles[document].Terms.ContainsKey).Order(StringComparer.Ordinal)]
        );
}
