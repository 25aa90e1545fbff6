using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// Proves that a plan is the best, or finds a better one, where the gap is small: a plan may fall short of the bound only by
/// what it loses against the prices, request by request, row by row and State by State. So only packages that lose less than
/// the gap need be tried, and they are few.
/// </summary>
internal sealed class GapClosing
{
    private const int MostPackages = 400_000;
    private const double Tolerance = 1e-6;

    private readonly Problem _problem;
    private readonly RoundingSteps _steps;
    private readonly Prices _prices;
    private readonly double _bound;
    private readonly CancellationToken _cancellation;
    private readonly List<(double Loss, Package? Package)>[] _choices;
    private readonly int[] _order;
    private readonly List<int>[] _rowsEnding;
    private readonly List<int>[] _statesEnding;
    private readonly double[] _sureLoss;
    private readonly Selection _plan;
    private readonly int[] _packagesOfState;
    private long _nodesLeft;
    private double _allowed;

    public GapClosing(
        Problem problem,
        RoundingSteps steps,
        Prices prices,
        double bound,
        CancellationToken cancellation
    )
    {
        (_problem, _steps, _prices, _bound, _cancellation) = (problem, steps, prices, bound, cancellation);
        _choices = new List<(double, Package?)>[problem.RequestCount];
        _order = [.. Enumerable.Range(0, problem.RequestCount)];
        _rowsEnding = Lists(problem.RequestCount + 1);
        _statesEnding = Lists(problem.RequestCount + 1);
        _sureLoss = new double[problem.RequestCount + 1];
        _plan = new Selection(problem);
        _packagesOfState = new int[problem.StateCount];
    }

    /// <summary>The best plan if it could be proven to be, else null; the plan given is returned if nothing is better.</summary>
    /// <param name="best">The best plan known.</param>
    /// <param name="nodes">The most nodes of the search.</param>
    public Selection? Run(Selection best, long nodes)
    {
        _nodesLeft = nodes;
        _allowed = _bound - best.Value - 1;
        if (_allowed < -Tolerance)
            return best;
        Best = best;
        if (!ListPackages())
            return null;
        NoteEnds();
        var loss = 0.0;
        foreach (var row in _rowsEnding[^1])
            loss += RowLoss(row);
        foreach (var state in _statesEnding[^1])
            loss += StateLoss(state);
        Visit(0, loss);
        return _nodesLeft < 0 || _cancellation.IsCancellationRequested ? null : Best;
    }

    private Selection Best { get; set; } = null!;

    private bool ListPackages()
    {
        var table = new PriceTable(_problem, _steps).Fill(_prices);
        var enumeration = new PackageEnumeration(_problem);
        var chooser = new Chooser(_problem);
        var all = 0;
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            var bonus = _prices.State[_problem.RequestState[request]];
            chooser.Solve(request, table, null, -bonus);
            var upper = Math.Max(0, chooser.Upper + bonus);
            var found = new List<(double Value, Package Package)>();
            if (!enumeration.Run(request, table, upper - _allowed - bonus - Tolerance, found))
                return false;
            var choices = _choices[request] =
            [
                .. found.Select(x => (upper - x.Value - bonus, (Package?)x.Package)),
            ];
            if (upper <= _allowed + Tolerance)
                choices.Add((upper, null));
            choices.Sort(static (a, b) => a.Loss.CompareTo(b.Loss));
            all += choices.Count;
            if (all > MostPackages || _cancellation.IsCancellationRequested)
                return false;
        }
        Array.Sort(_order, (a, b) => _choices[a].Count.CompareTo(_choices[b].Count));
        return true;
    }

    /// <summary>Where in the order each row and each State can no longer change.</summary>
    private void NoteEnds()
    {
        var last = new int[_problem.RowCount];
        var lastOfState = new int[_problem.StateCount];
        for (var position = 0; position < _order.Length; position++)
        {
            foreach (var (_, package) in _choices[_order[position]])
                foreach (var use in package?.Uses ?? [])
                    last[use.Row] = position + 1;
            lastOfState[_problem.RequestState[_order[position]]] = position + 1;
        }
        for (var row = 0; row < last.Length; row++)
            _rowsEnding[last[row] == 0 ? _order.Length : last[row] - 1].Add(row);
        for (var state = 0; state < lastOfState.Length; state++)
            _statesEnding[lastOfState[state] == 0 ? _order.Length : lastOfState[state] - 1].Add(state);
        for (var position = _order.Length - 1; position >= 0; position--)
            _sureLoss[position] =
                _sureLoss[position + 1]
                + (_choices[_order[position]].Count == 0 ? double.PositiveInfinity : _choices[_order[position]][0].Loss);
    }

    private void Visit(int position, double loss)
    {
        if (--_nodesLeft < 0 || _cancellation.IsCancellationRequested)
            return;
        if (position == _order.Length)
        {
            if (_plan.Value > Best.Value)
            {
                Best = _plan.Clone();
                _allowed = _bound - Best.Value - 1;
            }
            return;
        }
        var request = _order[position];
        foreach (var (own, package) in _choices[request])
        {
            if (loss + own + _sureLoss[position + 1] > _allowed + Tolerance)
                return;
            if (package is not null && !_plan.Fits(package))
                continue;
            if (package is not null)
                Put(package);
            var next = loss + own;
            foreach (var row in _rowsEnding[position])
                next += RowLoss(row);
            foreach (var state in _statesEnding[position])
                next += StateLoss(state);
            if (next + _sureLoss[position + 1] <= _allowed + Tolerance)
                Visit(position + 1, next);
            if (package is not null)
                Take(request);
        }
    }

    private void Put(Package package)
    {
        _plan.Put(package);
        _packagesOfState[_problem.RequestState[package.Request]]++;
    }

    private void Take(int request)
    {
        _plan.Take(request);
        _packagesOfState[_problem.RequestState[request]]--;
    }

    /// <summary>What is left of a row, at its price; cuts count only what cannot be wrong: they are taken as fully used.</summary>
    private double RowLoss(int row)
    {
        var loss = _prices.Row[row] * _plan.Left[row];
        return loss;
    }

    private double StateLoss(int state)
    {
        double part = _prices.State[state],
            bonus = _problem.StateBonus;
        return _packagesOfState[state] switch
        {
            0 => Math.Max(0, bonus - part),
            var count => Math.Max(0, bonus - part) - bonus + part * count,
        };
    }

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
