using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// The Lagrangian value of a problem at given prices, which no plan exceeds:
/// <c>Σ π C + Σ σ ⌊C / d⌋ + Σ max(0, bonus − ρ) + Σ max(0, best package + ρ)</c>, the last over requests. Requests are
/// independent of each other at fixed prices, so they are priced on all processors; the result does not depend on how many.
/// </summary>
internal sealed class Evaluation
{
    private const int Chunk = 32;

    private readonly Problem _problem;
    private readonly RoundingSteps _steps;
    private readonly PriceTable _table;
    private readonly Chooser[] _choosers;
    private readonly Package?[] _last;
    private readonly double[] _upper;

    /// <param name="problem">The problem.</param>
    /// <param name="steps">The rounding cuts of its rows.</param>
    /// <param name="workers">How many threads; one for each processor if null.</param>
    public Evaluation(Problem problem, RoundingSteps steps, int? workers = null)
    {
        _problem = problem;
        _steps = steps;
        _table = new PriceTable(problem, steps);
        _choosers = new Chooser[workers ?? Environment.ProcessorCount];
        for (var i = 0; i < _choosers.Length; i++)
            _choosers[i] = new Chooser(problem);
        _last = new Package?[problem.RequestCount];
        _upper = new double[problem.RequestCount];
        Chosen = new Package?[problem.RequestCount];
        Gain = new double[problem.RequestCount];
        RowUse = new long[problem.RowCount];
        StepUse = new long[steps.Count];
        StateUse = new int[problem.StateCount];
    }

    /// <summary>The best package of each request at the prices, if one is worth more than nothing.</summary>
    public Package?[] Chosen { get; }

    /// <summary>What that package is worth at the prices, its State's part of the bonus added; 0 without one.</summary>
    public double[] Gain { get; }

    /// <summary>What the chosen packages take of every row, of every rounding cut, and how many each State has.</summary>
    public long[] RowUse { get; }

    /// <inheritdoc cref="RowUse"/>
    public long[] StepUse { get; }

    /// <inheritdoc cref="RowUse"/>
    public int[] StateUse { get; }

    /// <summary>How many searches for a package were cut off so far; the bound holds all the same.</summary>
    public long Cuts => _choosers.Sum(chooser => chooser.Cuts);

    /// <summary>Prices every request.</summary>
    /// <returns>An upper bound on the value of every plan.</returns>
    public double At(Prices prices) => RequestsAt(prices) + RowsAt(prices);

    /// <summary>Prices every request.</summary>
    /// <returns>The part of the bound that comes from requests.</returns>
    public double RequestsAt(Prices prices)
    {
        _table.Fill(prices);
        Each(
            (chooser, request) =>
            {
                var bonus = prices.State[_problem.RequestState[request]];
                var hint = _last[request];
                var found = chooser.Solve(request, _table, null, -bonus, hint);
                _upper[request] = Math.Max(0, chooser.Upper + bonus);
                Gain[request] = found ? chooser.Value + bonus : 0;
                Chosen[request] = found ? _last[request] = chooser.Get() : null;
            }
        );
        Count();
        return _upper.Sum();
    }

    /// <summary>For every request the value of its best package at the prices, be it negative; very low if it has none.</summary>
    public double[] Potentials(Prices prices)
    {
        _table.Fill(prices);
        var values = new double[_problem.RequestCount];
        Each(
            (chooser, request) =>
                values[request] = chooser.Solve(request, _table, null, -1e6)
                    ? chooser.Value + prices.State[_problem.RequestState[request]]
                    : -1e7
        );
        return values;
    }

    private void Each(Action<Chooser, int> work)
    {
        var next = 0;
        Parallel.For(
            0,
            _choosers.Length,
            worker =>
            {
                while (Interlocked.Add(ref next, Chunk) - Chunk is var first && first < _problem.RequestCount)
                    for (
                        var request = first;
                        request < Math.Min(first + Chunk, _problem.RequestCount);
                        request++
                    )
                        work(_choosers[worker], request);
            }
        );
    }

    /// <summary>The part of the bound that comes from rows and States.</summary>
    public double RowsAt(Prices prices)
    {
        var bound = 0.0;
        for (var row = 0; row < prices.Row.Length; row++)
        {
            if (prices.Row[row] != 0)
                bound += prices.Row[row] * _problem.RowCapacity[row];
            for (var step = _steps.Start[row]; step < _steps.Start[row + 1]; step++)
                bound += prices.Step[step] * (_problem.RowCapacity[row] / _steps.Divisor[step]);
        }
        foreach (var part in prices.State)
            bound += Math.Max(0, _problem.StateBonus - part);
        return bound;
    }

    private void Count()
    {
        Array.Clear(RowUse);
        Array.Clear(StepUse);
        Array.Clear(StateUse);
        foreach (var package in Chosen)
        {
            if (package is null)
                continue;
            StateUse[_problem.RequestState[package.Request]]++;
            foreach (var option in package.Options)
                if (option >= 0)
                    for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                        CountUse(_problem.UseRow(use), _problem.UseAmount(use));
            foreach (var use in package.Uses)
                if (_problem.RowKinds[use.Row] == RowKind.Money)
                    CountUse(use.Row, use.Amount);
        }
    }

    private void CountUse(int row, long amount)
    {
        RowUse[row] += amount;
        for (var step = _steps.Start[row]; step < _steps.Start[row + 1]; step++)
            StepUse[step] += amount / _steps.Divisor[step];
    }
}
