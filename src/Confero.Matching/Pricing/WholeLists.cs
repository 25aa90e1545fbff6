using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>Short lists made from all eligible options of a portfolio that is not in memory.</summary>
internal sealed class WholeLists
{
    /// <summary>In partner costs, how much worse than the best alike an option may be and still be looked at.</summary>
    public const double Margin = 1.2;

    private const double Anything = -1e6; // worth less than any package that comes near

    private readonly IRequestSource _source;
    private readonly Problem _frame;
    private readonly RoundingSteps _steps;
    private readonly double _margin;

    public WholeLists(IRequestSource source, RoundingSteps steps)
    {
        (_source, _frame, _steps) = (source, source.Frame, steps);
        _margin = Margin * _frame.PartnerCost;
    }

    /// <summary>The options of every item by which its request loses least at these prices.</summary>
    /// <param name="prices">The prices.</param>
    /// <param name="most">The most options of an item.</param>
    public ShortList Nearest(Prices prices, int most) =>
        ShortListPieces.Make(
            _frame,
            Near(prices),
            (near, first, end) => Nearest(near, prices, most, first, end)
        );

    /// <summary>The same for the requests from one number up to, without it, another.</summary>
    public ShortListPiece Nearest(NearOptions near, Prices prices, int most, int first, int end)
    {
        var wide = new ShortListPiece(_frame, isLasting: false);
        for (var request = first; request < end; request++)
        {
            near.Read(request, _margin, thins: true);
            var item = _frame.ItemStart[request];
            wide.Add(request, x => (near.All(x - item), near.Within(x - item)));
        }
        return Narrow(wide.Close(), prices, most, null, first);
    }

    /// <summary>
    /// A list and besides, for every item, the options by which its request loses least of those that are not used up: others'
    /// packages leave enough of what they take.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="standing">The plan, whose options stay.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="most">The most options of an item that are added.</param>
    public ShortList WithFree(ShortList list, StandingPlan standing, Prices prices, int most) =>
        WithFree(list, standing, prices, most, Near(prices));

    private ShortList WithFree(
        ShortList list,
        StandingPlan standing,
        Prices prices,
        int most,
        Func<NearOptions> near
    ) =>
        ShortListPieces.Make(
            _frame,
            () => (Near: near(), Kept: standing.Beside(list)),
            (own, first, end) =>
            {
                var wide = new ShortListPiece(_frame, isLasting: false);
                for (var request = first; request < end; request++)
                {
                    own.Kept.Look(request);
                    own.Near.Read(request, _margin, thins: true, own.Kept.Left);
                    var item = _frame.ItemStart[request];
                    wide.Add(
                        request,
                        x => (own.Near.All(x - item), own.Kept.Of(x).Union(own.Near.Within(x - item)).Order())
                    );
                }
                return Narrow(wide.Close(), prices, most, own.Kept, first);
            }
        );

    /// <summary>Those of a longer piece by which requests lose least, and all that are kept in any case.</summary>
    private ShortListPiece Narrow(ShortListPiece wide, Prices prices, int most, KeptOptions? kept, int first)
    {
        var problem = wide.Problem;
        var table = new PriceTable(problem, _steps).Fill(prices);
        var chooser = new Chooser(problem);
        var losses = new OptionLosses(problem, chooser);
        var piece = new ShortListPiece(_frame);
        var near = new List<(double Loss, int Option)>();
        Package? package = null;
        for (var number = 0; number < problem.RequestCount; number++)
        {
            kept?.Look(first + number);
            var found = chooser.Solve(number, table, kept?.Left, Anything);
            package = found ? chooser.Get() : null;
            losses.Look(number, package);
            piece.Add(wide, number, Chosen);
        }
        return piece.Close();

        List<int> Chosen(int item)
        {
            var chosen = new List<int>();
            near.Clear();
            for (var option = problem.OptionStart[item]; option < problem.OptionStart[item + 1]; option++)
                if (kept?.Has(_frame.ItemStart[first] + item, wide.Ordinals[option]) == true)
                    chosen.Add(option);
                else if (package?.Options.Contains(option) == true)
                    near.Add((-1, option)); // before others that lose nothing
                else if (losses[option] <= _margin)
                    near.Add((losses[option], option));
            near.Sort();
            foreach (var (_, option) in near.Take(most))
                chosen.Add(option);
            chosen.Sort();
            return chosen;
        }
    }

    /// <summary>Makes, for one thread, what finds near options at these prices.</summary>
    public Func<NearOptions> Near(Prices prices)
    {
        var costs = new RowCosts(_frame, _steps, prices);
        return () => new NearOptions(_source, costs);
    }
}
