using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Bench.Rivals;

/// <summary>
/// The careful greedy: puts in whichever package is now worth most for each line, its State's bonus counted as long as the
/// State has none, and looks again at a request whenever what it waited for may be gone.
/// </summary>
internal static class LazyGreedy
{
    public static Selection Plan(Problem problem, PriceTable nothing)
    {
        var selection = new Selection(problem);
        var chooser = new Chooser(problem);
        var waiting = new PriorityQueue<int, double>();
        for (var request = 0; request < problem.RequestCount; request++)
            if (Worth(problem, selection, chooser, nothing, request) is { } worth)
                waiting.Enqueue(request, -worth);
        while (waiting.TryDequeue(out var request, out var promised))
        {
            if (Worth(problem, selection, chooser, nothing, request) is not { } worth)
                continue;
            if (waiting.TryPeek(out _, out var next) && -worth > next && -worth > promised)
                waiting.Enqueue(request, -worth);
            else
                selection.Put(chooser.Get());
        }
        return selection;
    }

    /// <summary>Points for each line of the best package that fits what is left; null if nothing gains.</summary>
    private static double? Worth(
        Problem problem,
        Selection selection,
        Chooser chooser,
        PriceTable nothing,
        int request
    )
    {
        var bonus = selection.NextPoints(request);
        return chooser.Solve(request, nothing, selection.Left, -bonus)
            ? (chooser.Value + bonus) / problem.ItemsOf(request)
            : null;
    }
}
