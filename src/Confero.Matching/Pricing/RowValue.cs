using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>The part of a Lagrangian bound that comes from rows and States: what all that is scarce is worth.</summary>
internal static class RowValue
{
    /// <summary><c>Σ π C + Σ σ ⌊C / d⌋ + Σ max(0, points − ρ)</c>.</summary>
    public static double Of(Problem problem, RoundingSteps steps, Prices prices)
    {
        var bound = 0.0;
        for (var row = 0; row < prices.Row.Length; row++)
        {
            if (prices.Row[row] != 0)
                bound += prices.Row[row] * problem.RowCapacity[row];
            for (var step = steps.Start[row]; step < steps.Start[row + 1]; step++)
                bound += prices.Step[step] * (problem.RowCapacity[row] / steps.Divisor[step]);
        }
        for (var group = 0; group < problem.Groups.Count; group++)
            foreach (var points in problem.Groups.Of(group))
                bound += Math.Max(0, points - prices.Group[group]);
        return bound;
    }
}
