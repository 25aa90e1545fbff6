using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// What requests choose from short lists that are renewed a few at a time while prices move. Were all made anew at once, everybody
/// would at once want what nobody had on a list and what had therefore become cheap; so the first few who want it raise its price
/// before the next ask.
/// </summary>
internal sealed class RollingLists : IEvaluation
{
    private const int Moves = 64; // until every list has been made anew

    private readonly Problem _frame;
    private readonly RoundingSteps _steps;
    private readonly WholeLists _lists;
    private readonly int _most;
    private readonly Demand _demand;
    private readonly ShortListPiece?[] _pieces;
    private readonly Use[]?[] _uses;
    private readonly double[] _gains;
    private int _renewed;

    /// <param name="source">The portfolio.</param>
    /// <param name="steps">The rounding cuts of its rows.</param>
    /// <param name="most">The most options of an item.</param>
    public RollingLists(IRequestSource source, RoundingSteps steps, int most)
    {
        (_frame, _steps, _most) = (source.Frame, steps, most);
        _lists = new WholeLists(source, steps);
        _demand = new Demand(_frame, steps);
        _pieces = new ShortListPiece?[
            (_frame.RequestCount + ShortListPieces.Size - 1) / ShortListPieces.Size
        ];
        _uses = new Use[_frame.RequestCount][];
        _gains = new double[_frame.RequestCount];
    }

    /// <inheritdoc/>
    public long[] RowUse => _demand.Rows;

    /// <inheritdoc/>
    public long[] StepUse => _demand.Steps;

    /// <inheritdoc/>
    public int[] GroupUse => _demand.Groups;

    /// <summary>Makes all lists anew and prices every request. The bound holds for what is on the lists.</summary>
    public double At(Prices prices)
    {
        Choose(prices, [], [.. Enumerable.Range(0, _pieces.Length)]);
        return RowValue.Of(_frame, _steps, prices) + _gains.Sum();
    }

    /// <inheritdoc/>
    public void Renew(Prices prices, int part, int parts)
    {
        var anew = Enumerable
            .Range(_renewed, (_pieces.Length + Moves - 1) / Moves)
            .Select(piece => piece % _pieces.Length)
            .Distinct()
            .ToArray();
        _renewed = (_renewed + anew.Length) % _pieces.Length;
        var standing = Enumerable.Range(0, _pieces.Length).Where(piece => piece % parts == part).Except(anew);
        Choose(prices, [.. standing], anew);
    }

    private void Choose(Prices prices, int[] standing, int[] anew)
    {
        int[] pieces = [.. anew, .. standing];
        var old = new Use[]?[_frame.RequestCount];
        Parallel.For(
            0,
            pieces.Length,
            _lists.Near(prices),
            (at, _, near) =>
            {
                var (first, end) = ShortListPieces.Range(_frame, pieces[at]);
                Array.Copy(_uses, first, old, first, end - first);
                if (at < anew.Length)
                    _pieces[pieces[at]] = _lists.Nearest(near, prices, _most, first, end);
                Choose(_pieces[pieces[at]]!.Problem, prices, first);
                return near;
            },
            _ => { }
        );
        foreach (var piece in pieces)
        {
            var (first, end) = ShortListPieces.Range(_frame, piece);
            for (var request = first; request < end; request++)
            {
                _demand.Count(request, old[request], -1);
                _demand.Count(request, _uses[request], 1);
            }
        }
    }

    private void Choose(Problem problem, Prices prices, int first)
    {
        var table = new PriceTable(problem, _steps).Fill(prices);
        var chooser = new Chooser(problem);
        for (var request = 0; request < problem.RequestCount; request++)
        {
            var points = prices.Of(problem, request);
            var found = chooser.Solve(request, table, null, -points);
            _gains[first + request] = Math.Max(0, chooser.Upper + points);
            _uses[first + request] = found ? Demand.Of(problem, chooser.Get()) : null;
        }
    }
}
