namespace Confero.Matching.Text;

/// <summary>
/// Cosine of weighted features, each also weighted by its rarity ln(1 + (N - n + 0.5) / (n + 0.5)), where N is the
/// number of documents and n how many have the feature.
/// </summary>
internal sealed class CosineIndex<TFeature>
    where TFeature : notnull
{
    private readonly Dictionary<TFeature, List<(int Document, double Weight)>> _documents = [];
    private readonly double[] _lengths;

    public CosineIndex(IReadOnlyList<IReadOnlyDictionary<TFeature, double>> documents)
    {
        _lengths = new double[documents.Count];
        for (var i = 0; i < documents.Count; i++)
            foreach (var (feature, weight) in documents[i])
            {
                if (!_documents.TryGetValue(feature, out var list))
                    _documents[feature] = list = [];
                list.Add((i, weight));
            }
        foreach (var (feature, list) in _documents)
        foreach (var (document, weight) in list)
            _lengths[document] += Square(weight * Rarity(feature));
        for (var i = 0; i < _lengths.Length; i++)
            _lengths[i] = Math.Sqrt(_lengths[i]);
    }

    public double Rarity(TFeature feature) =>
        Rarities.Of(_lengths.Length, _documents.TryGetValue(feature, out var list) ? list.Count : 0);

    /// <summary>Cosine with every document, 0 to 1.</summary>
    public double[] Cosines(IReadOnlyDictionary<TFeature, double> query)
    {
        var sums = new double[_lengths.Length];
        double length = 0;
        foreach (var (feature, weight) in query)
        {
            var rarity = Rarity(feature);
            length += Square(weight * rarity);
            if (_documents.TryGetValue(feature, out var list))
                foreach (var (document, other) in list)
                    sums[document] += weight * other * rarity * rarity;
        }
        length = Math.Sqrt(length);
        for (var i = 0; i < sums.Length; i++)
            sums[i] = sums[i] == 0 ? 0 : Math.Min(1, sums[i] / (length * _lengths[i]));
        return sums;
    }

    private static double Square(double number) => number * number;
}

/// <summary>How much rarer features say more.</summary>
internal static class Rarities
{
    /// <summary>ln(1 + (N - n + 0.5) / (n + 0.5)); Robertson and Zaragoza 2009, kept above 0.</summary>
    public static double Of(int documents, int having) =>
        Math.Log(1 + ((documents - having + 0.5) / (having + 0.5)));
}
