using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>The bound that prices prove for a portfolio with every eligible option, read piece by piece.</summary>
internal static class WholeBound
{
    /// <summary>An upper bound on every plan of the whole portfolio.</summary>
    /// <param name="source">The portfolio.</param>
    /// <param name="steps">The rounding cuts of its rows.</param>
    /// <param name="prices">The prices.</param>
    public static double At(IRequestSource source, RoundingSteps steps, Prices prices)
    {
        var size = source.ChunkSize;
        var parts = new double[(source.RequestCount + size - 1) / size];
        var rows = 0.0;
        Parallel.For(
            0,
            parts.Length,
            part =>
            {
                var problem = source.Read(part * size, Math.Min(size, source.RequestCount - part * size));
                var evaluation = new Evaluation(problem, steps, parts.Length == 1 ? null : 1);
                parts[part] = evaluation.RequestsAt(prices);
                if (part == 0)
                    rows = evaluation.RowsAt(prices);
            }
        );
        return rows + parts.Sum();
    }
}
