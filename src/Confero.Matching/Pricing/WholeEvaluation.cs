using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// What requests choose among all their eligible options, read piece by piece from a portfolio that is not in memory.
/// </summary>
internal sealed class WholeEvaluation : IEvaluation
{
    private readonly IRequestSource _source;
    private readonly Problem _frame;
    private readonly RoundingSteps _steps;
    private readonly Demand _demand;
    private readonly double[] _gains;
    private readonly Use[]?[] _uses;
    private readonly int _pieces;

    public WholeEvaluation(IRequestSource source, RoundingSteps steps)
    {
        (_source, _frame, _steps) = (source, source.Frame, steps);
        _gains = new double[_frame.RequestCount];
        _uses = new Use[_frame.RequestCount][];
        _pieces = (_frame.RequestCount + ShortListPieces.Size - 1) / ShortListPieces.Size;
        _demand = new Demand(_frame, steps);
    }

    /// <inheritdoc/>
    public long[] RowUse => _demand.Rows;

    /// <inheritdoc/>
    public long[] StepUse => _demand.Steps;

    /// <inheritdoc/>
    public int[] GroupUse => _demand.Groups;

    /// <inheritdoc/>
    public double At(Prices prices)
    {
        Renew(prices, 0, 1);
        return RowValue.Of(_frame, _steps, prices) + _gains.Sum();
    }

    /// <inheritdoc/>
    public void Renew(Prices prices, int part, int parts)
    {
        var count = (_pieces - part + parts - 1) / parts;
        var old = new Use[]?[_frame.RequestCount];
        Parallel.For(
            0,
            count,
            Near(prices),
            (number, _, near) =>
            {
                var (first, end) = ShortListPieces.Range(_frame, part + number * parts);
                Array.Copy(_uses, first, old, first, end - first);
                Choose(near, prices, first, end);
                return near;
            },
            _ => { }
        );
        for (var number = 0; number < count; number++)
        {
            var (first, end) = ShortListPieces.Range(_frame, part + number * parts);
            for (var request = first; request < end; request++)
            {
                _demand.Count(request, old[request], -1);
                _demand.Count(request, _uses[request], 1);
            }
        }
    }

    private Func<NearOptions> Near(Prices prices)
    {
        var costs = new RowCosts(_frame, _steps, prices);
        return () => new NearOptions(_source, costs);
    }

    /// <summary>The best packages of some requests: first among near options, then, where these may not do, among more.</summary>
    private void Choose(NearOptions near, Prices prices, int first, int end)
    {
        var enough = new ShortListPiece(_frame, isLasting: false);
        for (var request = first; request < end; request++)
        {
            near.Read(request, WholeLists.Margin * _frame.PartnerCost, thins: true);
            var item = _frame.ItemStart[request];
            enough.Add(request, x => (near.All(x - item), near.Enough(x - item)));
        }
        var doubtful = Solve(enough.Close(), prices, request => first + request);
        if (doubtful.Count == 0)
            return;
        var more = new ShortListPiece(_frame, isLasting: false);
        foreach (var (request, lack) in doubtful)
        {
            near.Read(request, lack + _frame.PartnerCost, thins: false);
            var item = _frame.ItemStart[request];
            more.Add(request, x => (near.All(x - item), near.Within(x - item)));
        }
        Solve(more.Close(), prices, request => doubtful[request].Request);
    }

    /// <summary>Notes what the best package of each request gains and takes.</summary>
    /// <returns>
    /// Requests for which options that others can usually replace might matter, because of partners or rows used twice, and
    /// what their best package so far lacks of its relaxed value. A package with an option that is worse than the best alike by
    /// more than that and a partner's cost is worth less than the one found, because putting the best in its place gives no
    /// more than the relaxed value.
    /// </returns>
    private List<(int Request, double Lack)> Solve(ShortListPiece piece, Prices prices, Func<int, int> number)
    {
        var problem = piece.Problem;
        var table = new PriceTable(problem, _steps).Fill(prices);
        var chooser = new Chooser(problem);
        var doubtful = new List<(int, double)>();
        for (var request = 0; request < problem.RequestCount; request++)
        {
            var points = prices.Of(problem, request);
            var found = chooser.Solve(request, table, null, -points);
            _gains[number(request)] = Math.Max(0, chooser.Upper + points);
            _uses[number(request)] = found ? Demand.Of(problem, chooser.Get()) : null;
            if (chooser.LookedBeyond)
                doubtful.Add((number(request), chooser.Relaxed - chooser.Value));
        }
        return doubtful;
    }
}
