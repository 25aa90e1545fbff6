using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// For every row the divisors d of its rounding cuts: in any plan the sum of ⌊amount / d⌋ over all that use a row of capacity
/// C is at most ⌊C / d⌋ (Chvátal and Gomory). A price on such a cut makes the price of the row a step function of the amount,
/// which leaves the choice of a package as easy as before and brings the bound closer. The divisors ⌊C / (j + 1)⌋ + 1 are
/// those for which j + 1 uses no longer fit.
/// </summary>
internal sealed class RoundingSteps
{
    private const int CutsOfRow = 4;
    private const int CutsOfFund = 7;

    public RoundingSteps(Problem problem)
    {
        Start = new int[problem.RowCount + 1];
        var divisors = new List<long>();
        for (var row = 0; row < problem.RowCount; row++)
        {
            Start[row] = divisors.Count;
            var most = problem.RowKinds[row] == RowKind.Money ? CutsOfFund : CutsOfRow;
            var last = long.MaxValue;
            for (var j = 1; j <= most; j++)
            {
                var divisor = problem.RowCapacity[row] / (j + 1) + 1;
                if (divisor < 2 || divisor >= last)
                    continue;
                divisors.Add(divisor);
                last = divisor;
            }
        }
        Start[^1] = divisors.Count;
        Divisor = [.. divisors];
    }

    /// <summary>Where the cuts of each row begin; one more entry than rows.</summary>
    public int[] Start { get; }

    /// <summary>The divisor of each cut, descending within a row.</summary>
    public long[] Divisor { get; }

    public int Count => Divisor.Length;
}
