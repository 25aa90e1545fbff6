using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>Prices multiplied out for every kind of use, as the chooser reads them.</summary>
internal sealed class PriceTable
{
    private readonly Problem _problem;
    private readonly RoundingSteps _steps;
    private readonly double[] _row;
    private readonly double[] _step;

    public PriceTable(Problem problem, RoundingSteps steps)
    {
        _problem = problem;
        _steps = steps;
        _row = new double[problem.RowCount];
        _step = new double[steps.Count];
        KindCost = new double[problem.KindRow.Length];
        for (var kind = 0; kind < KindCost.Length; kind++)
            if (problem.KindAmount[kind] > problem.RowCapacity[problem.KindRow[kind]])
                KindCost[kind] = double.PositiveInfinity;
    }

    /// <summary>Points that each kind of use costs; infinite where the amount is above the row's capacity.</summary>
    public double[] KindCost { get; }

    /// <summary>Takes over prices, each multiplied by a factor.</summary>
    public PriceTable Fill(Prices prices, double factor = 1)
    {
        for (var row = 0; row < _row.Length; row++)
            _row[row] = factor * prices.Row[row];
        for (var step = 0; step < _step.Length; step++)
            _step[step] = factor * prices.Step[step];
        for (var kind = 0; kind < KindCost.Length; kind++)
            if (!double.IsInfinity(KindCost[kind]))
                KindCost[kind] = Cost(_problem.KindRow[kind], _problem.KindAmount[kind]);
        return this;
    }

    /// <summary>Points for a unit of a row, rounding cuts not counted.</summary>
    public double Row(int row) => _row[row];

    /// <summary>Points for the rounding cuts that an amount of a row touches.</summary>
    public double Steps(int row, long amount)
    {
        var cost = 0.0;
        for (var step = _steps.Start[row]; step < _steps.Start[row + 1]; step++)
            if (amount >= _steps.Divisor[step])
                cost += amount / _steps.Divisor[step] * _step[step];
        return cost;
    }

    /// <summary>Points for an amount of a row.</summary>
    public double Cost(int row, long amount) => amount * _row[row] + Steps(row, amount);
}
