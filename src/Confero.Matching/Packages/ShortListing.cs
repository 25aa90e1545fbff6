using Confero.Matching.Pricing;

namespace Confero.Matching.Packages;

/// <summary>Makes short lists: first by value with some spread, later by what options are worth at prices.</summary>
internal sealed class ShortListing(IRequestSource source)
{
    private readonly List<(double Key, int Option)> _keys = [];
    private int _itemOffset;

    /// <summary>The best options of each item by value, and as many again spread over the rest, so that not all want the same.</summary>
    /// <param name="most">The most options of an item.</param>
    public ShortList ByValue(int most) =>
        Make((problem, item, _) => Chosen(problem, item, most));

    /// <summary>Every option that is worth nearly as much at the prices as the best of its item and period.</summary>
    /// <param name="prices">The prices.</param>
    /// <param name="margin">Points by which it may be worse.</param>
    /// <param name="most">The most options of an item.</param>
    /// <param name="keep">For an item of the whole, options to keep in any case, by their numbers in the whole.</param>
    public ShortList AtPrices(Prices prices, double margin, int most, Func<int, IEnumerable<int>> keep)
    {
        PriceTable? table = null;
        Problem? of = null;
        return Make(
            (problem, item, offset) =>
            {
                if (!ReferenceEquals(of, problem))
                {
                    of = problem;
                    table = new PriceTable(problem, new RoundingSteps(problem)).Fill(prices);
                }
                return AtPrices(problem, item, table!, margin, most, keep(item + _itemOffset), offset);
            }
        );
    }

    private ShortList Make(Func<Problem, int, int, IEnumerable<int>> choose)
    {
        ProblemBuilder? builder = null;
        Problem? last = null;
        var original = new List<int>();
        var offset = _itemOffset = 0;
        for (var first = 0; first < source.RequestCount; first += source.ChunkSize)
        {
            var problem = source.Read(first, Math.Min(source.ChunkSize, source.RequestCount - first));
            builder ??= ProblemBuilder.WithRowsOf(problem);
            for (var request = 0; request < problem.RequestCount; request++)
                builder.Copy(
                    problem,
                    request,
                    item =>
                    {
                        var kept = choose(problem, item, offset).Order().ToList();
                        original.AddRange(kept.Select(option => option + offset));
                        return kept;
                    }
                );
            offset += problem.OptionCount;
            _itemOffset += problem.ItemCount;
            last = problem;
        }
        return new ShortList(builder!.BuildLike(last!), [.. original]);
    }

    private IEnumerable<int> Chosen(Problem problem, int item, int most)
    {
        int start = problem.OptionStart[item],
            count = problem.OptionStart[item + 1] - start;
        if (count <= most)
            return Enumerable.Range(start, count);
        _keys.Clear();
        for (var option = start; option < start + count; option++)
            _keys.Add((-problem.OptionValue[option], option));
        _keys.Sort();
        var best = _keys.Take(most / 2).Select(key => key.Option).ToList();
        var spread = _keys
            .Skip(most / 2)
            .Select(key => key.Option)
            .OrderBy(option => (uint)(option * 2654435761u ^ (uint)item * 40503u))
            .Take(most - best.Count);
        return best.Concat(spread);
    }

    private List<int> AtPrices(
        Problem problem,
        int item,
        PriceTable table,
        double margin,
        int most,
        IEnumerable<int> keep,
        int offset
    )
    {
        int start = problem.OptionStart[item],
            end = problem.OptionStart[item + 1];
        var best = new Dictionary<int, double>();
        _keys.Clear();
        for (var option = start; option < end; option++)
        {
            double value = problem.OptionValue[option];
            for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
                value -= table.KindCost[problem.UseKind[use]];
            _keys.Add((-value, option));
            var period = PeriodOf(problem, option);
            best[period] = Math.Max(best.GetValueOrDefault(period, double.NegativeInfinity), value);
        }
        _keys.Sort();
        var kept = new List<int>();
        foreach (var (key, option) in _keys)
            if (-key >= best[PeriodOf(problem, option)] - margin)
            {
                kept.Add(option);
                if (kept.Count == most)
                    break;
            }
        kept.AddRange(keep.Select(option => option - offset));
        return [.. kept.Distinct()];
    }

    private static int PeriodOf(Problem problem, int option) =>
        problem.OptionFirst[option] << 1 | (problem.OptionPaid[option] ? 1 : 0);
}
