using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>Builds a plan by putting in packages one after the other, each the best that still fits.</summary>
internal static class Insertion
{
    /// <summary>First the packages that are best at the prices, dearest first; then others at half prices; then at none.</summary>
    public static Selection AtPrices(
        Problem problem,
        Chooser chooser,
        Evaluation evaluation,
        Prices prices,
        Market market
    )
    {
        var selection = new Selection(problem);
        var order = new int[problem.RequestCount];
        var keys = new double[problem.RequestCount];
        for (var request = 0; request < order.Length; request++)
        {
            order[request] = request;
            keys[request] = evaluation.Chosen[request] is { } package
                ? -evaluation.Gain[request] / Math.Max(1.0, package.Value)
                : 1e9;
        }
        Array.Sort(keys, order);
        foreach (var request in order)
        {
            if (evaluation.Chosen[request] is not { } package)
                continue;
            if (selection.Fits(package))
            {
                selection.Put(package);
                continue;
            }
            var bonus = Math.Min(selection.NextPoints(request), prices.Of(problem, request));
            if (chooser.Solve(request, market.Tables[0], selection.Left, -bonus))
                selection.Put(chooser.Get());
        }
        Fill(problem, selection, chooser, market.Tables[^1], order);
        Fill(problem, selection, chooser, market.Nothing, order);
        return selection;
    }

    /// <summary>Requests in order of what they are worth alone for each line, each served as well as what is left allows.</summary>
    public static Selection ByValue(Problem problem, PriceTable nothing)
    {
        var chooser = new Chooser(problem);
        var keys = new double[problem.RequestCount];
        var order = Enumerable.Range(0, problem.RequestCount).ToArray();
        foreach (var request in order)
            keys[request] = chooser.Solve(request, nothing, null, 0)
                ? -chooser.Value / problem.ItemsOf(request)
                : 1;
        Array.Sort((double[])keys.Clone(), order);
        var selection = new Selection(problem);
        Fill(problem, selection, chooser, nothing, order.Where(request => keys[request] <= 0));
        return selection;
    }

    /// <summary>Requests in the order in which they stand: a notice board.</summary>
    public static Selection ByArrival(Problem problem, PriceTable nothing)
    {
        var selection = new Selection(problem);
        Fill(problem, selection, new Chooser(problem), nothing, Enumerable.Range(0, problem.RequestCount));
        return selection;
    }

    /// <summary>Serves every request of an order that has no package yet and for which something fits.</summary>
    public static void Fill(
        Problem problem,
        Selection selection,
        Chooser chooser,
        PriceTable prices,
        IEnumerable<int> order
    )
    {
        foreach (var request in order)
        {
            if (selection[request] is not null)
                continue;
            var bonus = selection.NextPoints(request);
            if (!chooser.Solve(request, prices, selection.Left, -bonus))
                continue;
            var package = chooser.Get();
            if (package.Value + bonus > 0)
                selection.Put(package);
        }
    }
}
