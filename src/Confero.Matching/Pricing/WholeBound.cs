using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>The bound that prices prove for a portfolio with every eligible option, read piece by piece.</summary>
internal static class WholeBound
{
    /// <summary>An upper bound on every plan of the whole portfolio.</summary>
    public static double At(IRequestSource source, Prices prices)
    {
        var bound = double.NaN;
        for (var first = 0; first < source.RequestCount; first += source.ChunkSize)
        {
            var problem = source.Read(first, Math.Min(source.ChunkSize, source.RequestCount - first));
            var evaluation = new Evaluation(problem, new RoundingSteps(problem));
            bound = double.IsNaN(bound) ? evaluation.At(prices) : bound + evaluation.RequestsAt(prices);
        }
        return double.IsNaN(bound) ? 0 : bound;
    }
}
