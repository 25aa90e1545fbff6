using System.Collections.Concurrent;
using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>Prices multiplied out for every kind of use, as the chooser reads them, and applied at some strength.</summary>
internal sealed class PriceTable
{
    /// <summary>In place of the cost of a use: the amount is above the row's capacity.</summary>
    public const double TooMuch = 1e200;

    private const int Large = 100_000; // kinds

    private readonly Problem _problem;
    private readonly RoundingSteps _steps;
    private double[] _row = [];
    private double[] _step = [];

    public PriceTable(Problem problem, RoundingSteps steps)
        : this(problem, steps, new double[problem.KindRow.Length], 1) { }

    private PriceTable(Problem problem, RoundingSteps steps, double[] kindCost, double strength) =>
        (_problem, _steps, KindCost, Strength) = (problem, steps, kindCost, strength);

    /// <summary>Points that each kind of use costs at full strength; <see cref="TooMuch"/> where nobody can use so much.</summary>
    public double[] KindCost { get; }

    /// <summary>By which all prices are multiplied.</summary>
    public double Strength { get; }

    /// <summary>Takes over prices, which must not change as long as the table is used.</summary>
    public PriceTable Fill(Prices prices)
    {
        (_row, _step) = (prices.Row, prices.Step);
        if (KindCost.Length < Large)
            Fill(0, KindCost.Length);
        else
            Parallel.ForEach(Partitioner.Create(0, KindCost.Length), range => Fill(range.Item1, range.Item2));
        return this;
    }

    private void Fill(int from, int to)
    {
        for (var kind = from; kind < to; kind++)
            KindCost[kind] = CostOf(_problem.KindRow[kind], _problem.KindAmount[kind]);
    }

    /// <summary>The same prices at another strength; shares this table's memory.</summary>
    public PriceTable At(double strength) =>
        new(_problem, _steps, KindCost, strength) { _row = _row, _step = _step };

    /// <summary>Points for a unit of a row, rounding cuts not counted.</summary>
    public double Row(int row) => Strength * _row[row];

    /// <summary>Points for the rounding cuts that an amount of a row touches.</summary>
    public double Steps(int row, long amount) => Strength * StepsOf(row, amount);

    /// <summary>Points for an amount of a row.</summary>
    public double Cost(int row, long amount) => Strength * (amount * _row[row] + StepsOf(row, amount));

    /// <summary>Points at full strength for one use of an amount, or <see cref="TooMuch"/>.</summary>
    public double CostOf(int row, int amount) =>
        amount > _problem.RowCapacity[row] ? TooMuch : amount * _row[row] + StepsOf(row, amount);

    private double StepsOf(int row, long amount)
    {
        var cost = 0.0;
        for (var step = _steps.Start[row]; step < _steps.Start[row + 1]; step++)
            if (_step[step] > 0 && amount >= _steps.Divisor[step])
                cost += amount / _steps.Divisor[step] * _step[step];
        return cost;
    }
}
