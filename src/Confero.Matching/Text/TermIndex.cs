namespace Confero.Matching.Text;

/// <summary>
/// Okapi BM25 over stems with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009), divided by the most the query
/// could reach, so that it lies between 0 and 1.
/// </summary>
internal sealed class TermIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _documents = new(
        StringComparer.Ordinal
    );
    private readonly double[] _lengths;

    public TermIndex(IReadOnlyList<TextProfile> profiles)
    {
        var mean = profiles.Count == 0 ? 1 : Math.Max(1, profiles.Average(x => (double)x.Length));
        _lengths = [.. profiles.Select(x => x.Length / mean)];
        for (var i = 0; i < profiles.Count; i++)
            foreach (var (term, count) in profiles[i].Terms)
            {
                if (!_documents.TryGetValue(term, out var list))
                    _documents[term] = list = [];
                list.Add((i, count));
            }
    }

    public double[] Scores(IReadOnlyDictionary<string, int> query)
    {
        var scores = new double[_lengths.Length];
        double most = 0;
        foreach (var term in query.Keys)
        {
            var list = _documents.GetValueOrDefault(term) ?? [];
            var rarity = Rarities.Of(_lengths.Length, list.Count);
            most += rarity * (K1 + 1);
            foreach (var (document, count) in list)
                scores[document] +=
                    rarity * count * (K1 + 1) / (count + (K1 * (1 - B + (B * _lengths[document]))));
        }
        for (var i = 0; i < scores.Length; i++)
            scores[i] = scores[i] == 0 ? 0 : scores[i] / most;
        return scores;
    }
}
