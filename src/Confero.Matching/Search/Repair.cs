using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// Mends a plan after something fell away: what stands is not touched, what broke is served again as well as what is left
/// allows at the old prices, and then so is whoever had nothing.
/// </summary>
internal static class Repair
{
    /// <summary>Mends a plan.</summary>
    /// <param name="problem">The problem as it is now.</param>
    /// <param name="prices">Prices of the earlier plan.</param>
    /// <param name="standing">The packages that stand; changed in place.</param>
    /// <param name="broken">Requests whose package fell away, served first.</param>
    public static void Run(Problem problem, Prices prices, Selection standing, IReadOnlyList<int> broken)
    {
        var steps = new RoundingSteps(problem);
        var chooser = new Chooser(problem) { NodeLimit = 60 };
        var full = new PriceTable(problem, steps).Fill(prices);
        foreach (var strength in (ReadOnlySpan<double>)[0.9, 0.5, 0])
        {
            var table = full.At(strength);
            Insertion.Fill(problem, standing, chooser, table, broken);
            if (strength < 0.9)
                Insertion.Fill(problem, standing, chooser, table, Enumerable.Range(0, problem.RequestCount));
        }
    }
}
