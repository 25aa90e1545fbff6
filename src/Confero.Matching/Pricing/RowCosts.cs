using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// What amounts of rows cost at given prices, the small ones multiplied out beforehand: a large portfolio has hundreds of options
/// for every row, and looking a cost up is several times as fast as adding it up from a price and its rounding cuts.
/// </summary>
internal sealed class RowCosts
{
    private const int Small = 32; // amounts

    private readonly Problem _problem;
    private readonly PriceTable _prices;
    private readonly int[] _start;
    private readonly double[] _costs;

    public RowCosts(Problem problem, RoundingSteps steps, Prices prices)
    {
        _problem = problem;
        _prices = new PriceTable(problem, steps).Fill(prices);
        _start = new int[problem.RowCount + 1];
        for (var row = 0; row < problem.RowCount; row++)
            _start[row + 1] = _start[row] + (int)Math.Min(Small, problem.RowCapacity[row]) + 1;
        _costs = new double[_start[^1]];
        Parallel.For(
            0,
            problem.RowCount,
            row =>
            {
                for (var at = _start[row]; at < _start[row + 1]; at++)
                    _costs[at] = _prices.CostOf(row, at - _start[row]);
            }
        );
    }

    /// <summary>Points for one use of an amount, or <see cref="PriceTable.TooMuch"/>.</summary>
    public double Of(int row, int amount)
    {
        var at = _start[row] + amount;
        if (at < _start[row + 1])
            return _costs[at];
        return amount > _problem.RowCapacity[row] ? PriceTable.TooMuch : _prices.CostOf(row, amount);
    }
}
