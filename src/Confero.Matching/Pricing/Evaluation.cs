using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// The Lagrangian value of a problem at given prices, which no plan exceeds:
/// <c>Σ π C + Σ σ ⌊C / d⌋ + Σ max(0, points − ρ) + Σ max(0, best package + ρ)</c>, the last over requests. Requests are
/// independent of each other at fixed prices, so they are priced on all processors; the result does not depend on how many.
/// </summary>
internal sealed class Evaluation : IEvaluation
{
    private const int Chunk = 32;

    private readonly Problem _problem;
    private readonly RoundingSteps _steps;
    private readonly PriceTable _table;
    private readonly Chooser[] _choosers;
    private readonly Demand _demand;
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
        _demand = new Demand(problem, steps);
        _last = new Package?[problem.RequestCount];
        _upper = new double[problem.RequestCount];
        Chosen = new Package?[problem.RequestCount];
        Gain = new double[problem.RequestCount];
    }

    /// <summary>The best package of each request at the prices, if one is worth more than nothing.</summary>
    public Package?[] Chosen { get; }

    /// <summary>What that package is worth at the prices, what it may count on from its groups added; 0 without one.</summary>
    public double[] Gain { get; }

    /// <inheritdoc/>
    public long[] RowUse => _demand.Rows;

    /// <inheritdoc/>
    public long[] StepUse => _demand.Steps;

    /// <inheritdoc/>
    public int[] GroupUse => _demand.Groups;

    /// <summary>How many searches for a package were cut off so far; the bound holds all the same.</summary>
    public long Cuts => _choosers.Sum(chooser => chooser.Cuts);

    /// <inheritdoc/>
    public double At(Prices prices) => RequestsAt(prices) + RowValue.Of(_problem, _steps, prices);

    /// <summary>Prices every request.</summary>
    /// <returns>The part of the bound that comes from requests.</returns>
    public double RequestsAt(Prices prices)
    {
        _table.Fill(prices);
        Each(_problem.RequestCount, (chooser, request) => Choose(chooser, request, prices));
        _demand.Clear();
        foreach (var package in Chosen)
            _demand.Count(package, 1);
        return _upper.Sum();
    }

    /// <inheritdoc/>
    public void Renew(Prices prices, int part, int parts)
    {
        _table.Fill(prices);
        var old = new Package?[(_problem.RequestCount - part + parts - 1) / parts];
        Each(
            old.Length,
            (chooser, number) =>
            {
                var request = part + number * parts;
                old[number] = Chosen[request];
                Choose(chooser, request, prices);
            }
        );
        for (var number = 0; number < old.Length; number++)
        {
            var request = part + number * parts;
            if (ReferenceEquals(old[number], Chosen[request]))
                continue;
            _demand.Count(old[number], -1);
            _demand.Count(Chosen[request], 1);
        }
    }

    /// <summary>For every request the value of its best package at the prices, be it negative; very low if it has none.</summary>
    public double[] Potentials(Prices prices)
    {
        _table.Fill(prices);
        var values = new double[_problem.RequestCount];
        Each(
            _problem.RequestCount,
            (chooser, request) =>
                values[request] = chooser.Solve(request, _table, null, -1e6)
                    ? chooser.Value + prices.Of(_problem, request)
                    : -1e7
        );
        return values;
    }

    private void Choose(Chooser chooser, int request, Prices prices)
    {
        var bonus = prices.Of(_problem, request);
        var found = chooser.Solve(request, _table, null, -bonus, _last[request]);
        _upper[request] = Math.Max(0, chooser.Upper + bonus);
        Gain[request] = found ? chooser.Value + bonus : 0;
        if (!found)
            Chosen[request] = null;
        else if (chooser.Get() is var package && !package.SameAs(Chosen[request]))
            Chosen[request] = _last[request] = package;
    }

    private void Each(int count, Action<Chooser, int> work)
    {
        var next = 0;
        Parallel.For(
            0,
            _choosers.Length,
            worker =>
            {
                while (Interlocked.Add(ref next, Chunk) - Chunk is var first && first < count)
                    for (var request = first; request < Math.Min(first + Chunk, count); request++)
                        work(_choosers[worker], request);
            }
        );
    }
}
