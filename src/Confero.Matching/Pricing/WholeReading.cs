using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// Reads a whole portfolio, with every eligible option, once at given prices: the bound that these prices prove for all of it,
/// and a short list of the options that are nearly worth as much as the best.
/// </summary>
internal sealed class WholeReading
{
    private const double Margin = 1.2; // in partner costs

    private readonly IRequestSource _source;
    private readonly Problem _frame;
    private readonly RoundingSteps _steps;
    private readonly Prices _prices;
    private readonly int _most;
    private readonly double[] _gains;

    private WholeReading(IRequestSource source, RoundingSteps steps, Prices prices, int most)
    {
        (_source, _frame, _steps, _prices, _most) = (source, source.Frame, steps, prices, most);
        _gains = new double[_frame.RequestCount];
    }

    /// <summary>An upper bound on every plan of the whole portfolio.</summary>
    public static double Bound(IRequestSource source, RoundingSteps steps, Prices prices) =>
        Read(source, steps, prices, 0).Bound;

    /// <summary>The bound, and the nearest options of every item.</summary>
    /// <param name="source">The portfolio.</param>
    /// <param name="steps">The rounding cuts of its rows.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="most">The most options of an item in the list.</param>
    public static (double Bound, ShortList List) Read(
        IRequestSource source,
        RoundingSteps steps,
        Prices prices,
        int most
    )
    {
        var reading = new WholeReading(source, steps, prices, most);
        var list = ShortListPieces.Make(source.Frame, reading.Near, reading.Piece);
        return (RowValue.Of(source.Frame, steps, prices) + reading._gains.Sum(), list);
    }

    private NearOptions Near() =>
        new(_source, new PriceTable(_frame, _steps).Fill(_prices));

    private ShortListPiece Piece(NearOptions near, int first, int end)
    {
        var enough = new ShortListPiece(_frame, isLasting: false);
        var listed = new ShortListPiece(_frame);
        for (var request = first; request < end; request++)
        {
            near.Read(request, Margin * _frame.PartnerCost, thins: true);
            var item = _frame.ItemStart[request];
            enough.Add(request, x => (near.All(x - item), near.Enough(x - item)));
            listed.Add(request, x => (near.All(x - item), near.Nearest(x - item, _most)));
        }
        var doubtful = Solve(enough.Close(), request => first + request);
        if (doubtful.Count > 0)
        {
            var all = new ShortListPiece(_frame, isLasting: false);
            foreach (var (request, lack) in doubtful)
            {
                near.Read(request, lack + _frame.PartnerCost, thins: false);
                var item = _frame.ItemStart[request];
                all.Add(request, x => (near.All(x - item), near.Within(x - item)));
            }
            Solve(all.Close(), request => doubtful[request].Request);
        }
        return listed.Close();
    }

    /// <summary>Notes what the best package of each request gains.</summary>
    /// <param name="piece">The requests.</param>
    /// <param name="number">Their numbers in the portfolio.</param>
    /// <returns>
    /// Requests for which options that others can usually replace might matter, because of partners or rows used twice, and
    /// what their best package so far lacks of its relaxed value. A package with an option that is worse than the best alike by
    /// more than that and a partner's cost is worth less than the one found, because putting the best in its place gives no
    /// more than the relaxed value.
    /// </returns>
    private List<(int Request, double Lack)> Solve(ShortListPiece piece, Func<int, int> number)
    {
        var problem = piece.Problem;
        var table = new PriceTable(problem, _steps).Fill(_prices);
        var chooser = new Chooser(problem);
        var doubtful = new List<(int, double)>();
        for (var request = 0; request < problem.RequestCount; request++)
        {
            var bonus = _prices.State[problem.RequestState[request]];
            chooser.Solve(request, table, null, -bonus);
            _gains[number(request)] = Math.Max(0, chooser.Upper + bonus);
            if (chooser.LookedBeyond)
                doubtful.Add((number(request), chooser.Relaxed - chooser.Value));
        }
        return doubtful;
    }
}
