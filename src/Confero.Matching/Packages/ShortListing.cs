using Confero.Matching.Pricing;

namespace Confero.Matching.Packages;

/// <summary>Makes short lists: first by value with some spread, later by what options are worth at prices.</summary>
internal sealed class ShortListing(IRequestSource source)
{
    /// <summary>The best options of each item by value, and as many again spread over the rest, so that not all want the same.</summary>
    /// <param name="most">The most options of an item.</param>
    public ShortList ByValue(int most) =>
        Make(problem =>
            (request, _) =>
                [
                    .. Enumerable
                        .Range(problem.ItemStart[request], problem.ItemsOf(request))
                        .Select(item => Chosen(problem, item, most)),
                ]
        );

    /// <summary>Every option that is worth nearly as much at the prices as the best of its item and period.</summary>
    /// <param name="prices">The prices.</param>
    /// <param name="steps">The rounding cuts of the rows.</param>
    /// <param name="margin">Points by which it may be worse.</param>
    /// <param name="most">The most options of an item.</param>
    /// <param name="keep">For an item of the whole, options to keep in any case, by their places among its options.</param>
    public ShortList AtPrices(
        Prices prices,
        RoundingSteps steps,
        double margin,
        int most,
        Func<int, IEnumerable<int>> keep
    ) =>
        Make(problem =>
        {
            var table = new PriceTable(problem, steps).Fill(prices);
            return (request, number) =>
                AtPrices(problem, request, table, margin, most, place => keep(number + place));
        });

    private ShortList Make(Func<Problem, Func<int, int, List<int>[]>> chooser)
    {
        ProblemBuilder? builder = null;
        Problem? last = null;
        var ordinals = new List<int>();
        foreach (var (problem, kept) in Pieces(chooser))
        {
            builder ??= ProblemBuilder.WithRowsOf(problem);
            for (var request = 0; request < problem.RequestCount; request++)
                builder.Copy(problem, request, item => kept[item]);
            for (var item = 0; item < problem.ItemCount; item++)
                foreach (var option in kept[item])
                    ordinals.Add(option - problem.OptionStart[item]);
            last = problem;
        }
        return new ShortList(builder!.BuildLike(last!), [.. ordinals]);
    }

    /// <summary>The source piece by piece with the options chosen for each item, a few pieces side by side.</summary>
    private IEnumerable<(Problem Problem, List<int>[] Kept)> Pieces(
        Func<Problem, Func<int, int, List<int>[]>> chooser
    )
    {
        var size = source.ChunkSize;
        var batch = Environment.ProcessorCount;
        var itemsBefore = 0;
        for (var first = 0; first < source.RequestCount; first += size * batch)
        {
            var pieces = new Problem[Math.Min(batch, (source.RequestCount - first + size - 1) / size)];
            var from = first;
            Parallel.For(
                0,
                pieces.Length,
                i =>
                    pieces[i] = source.Read(
                        from + i * size,
                        Math.Min(size, source.RequestCount - from - i * size)
                    )
            );
            var offsets = new int[pieces.Length];
            for (var i = 0; i < pieces.Length; i++)
            {
                offsets[i] = itemsBefore;
                itemsBefore += pieces[i].ItemCount;
            }
            var kept = new List<int>[pieces.Length][];
            Parallel.For(
                0,
                pieces.Length,
                i =>
                {
                    var choose = chooser(pieces[i]);
                    kept[i] = new List<int>[pieces[i].ItemCount];
                    for (var request = 0; request < pieces[i].RequestCount; request++)
                    {
                        var item = pieces[i].ItemStart[request];
                        choose(request, offsets[i] + item).CopyTo(kept[i], item);
                    }
                }
            );
            for (var i = 0; i < pieces.Length; i++)
                yield return (pieces[i], kept[i]);
        }
    }

    private static List<int> Chosen(Problem problem, int item, int most)
    {
        int start = problem.OptionStart[item],
            count = problem.OptionStart[item + 1] - start;
        if (count <= most)
            return [.. Enumerable.Range(start, count)];
        var keys = new (int Key, int Option)[count];
        for (var i = 0; i < count; i++)
            keys[i] = (-problem.OptionValue[start + i], start + i);
        Array.Sort(keys);
        var spread = keys.Skip(most / 2)
            .Select(key => key.Option)
            .OrderBy(option => (uint)((option - start) * 2654435761u ^ (uint)item * 40503u))
            .Take(most - most / 2);
        return [.. keys.Take(most / 2).Select(key => key.Option).Concat(spread).Order()];
    }

    /// <summary>
    /// An organisation that could serve only one item of the request and pays for nothing can be replaced by any other at no
    /// cost, so only its very best options are kept; of one that could share a partner's cost, the best in each period.
    /// </summary>
    private static List<int>[] AtPrices(
        Problem problem,
        int request,
        PriceTable table,
        double margin,
        int most,
        Func<int, IEnumerable<int>> keep
    )
    {
        int first = problem.ItemStart[request],
            count = problem.ItemsOf(request);
        var near = new List<(double Behind, int Option)>[count];
        var itemsOf = new Dictionary<int, int>();
        for (var payer = problem.PayerStart[request]; payer < problem.PayerStart[request + 1]; payer++)
            itemsOf[problem.FundOrganisation[problem.PayerFund[payer]]] = 1 << count;
        for (var place = 0; place < count; place++)
        {
            near[place] = Near(problem, first + place, table, margin);
            foreach (var (_, option) in near[place])
            {
                var organisation = problem.OptionOrganisation[option];
                itemsOf[organisation] = itemsOf.GetValueOrDefault(organisation) | 1 << place;
            }
        }
        var kept = new List<int>[count];
        for (var place = 0; place < count; place++)
        {
            near[place].Sort();
            var seen = new HashSet<(int, int)>();
            var start = problem.OptionStart[first + place];
            kept[place] =
            [
                .. near[place]
                    .Where(x =>
                        x.Behind <= margin / 5
                        || itemsOf[problem.OptionOrganisation[x.Option]] != 1 << place
                            && seen.Add((problem.OptionOrganisation[x.Option], ClassOf(problem, x.Option)))
                    )
                    .Take(most)
                    .Select(x => x.Option)
                    .Concat(keep(place).Select(ordinal => start + ordinal))
                    .Distinct()
                    .Order(),
            ];
        }
        return kept;
    }

    private static List<(double Behind, int Option)> Near(
        Problem problem,
        int item,
        PriceTable table,
        double margin
    )
    {
        int start = problem.OptionStart[item],
            count = problem.OptionStart[item + 1] - start;
        var values = new double[count];
        var best = new double[2 * problem.Periods];
        Array.Fill(best, double.NegativeInfinity);
        for (var i = 0; i < count; i++)
        {
            values[i] = problem.OptionValue[start + i];
            for (var use = problem.UseStart[start + i]; use < problem.UseStart[start + i + 1]; use++)
                values[i] -= table.KindCost[problem.UseKind[use]];
            var at = ClassOf(problem, start + i);
            best[at] = Math.Max(best[at], values[i]);
        }
        var near = new List<(double Behind, int Option)>();
        for (var i = 0; i < count; i++)
            if (best[ClassOf(problem, start + i)] - values[i] is var behind && behind <= margin)
                near.Add((behind, start + i));
        return near;
    }

    private static int ClassOf(Problem problem, int option) =>
        problem.OptionFirst[option] + (problem.OptionPaid[option] ? problem.Periods : 0);
}
