using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Confero.Bench.Instances;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Bench.Commands;

/// <summary><c>rematch</c>: one percent of those who take part decline; how long mending takes and what it leaves alone.</summary>
internal static class RematchCommand
{
    private static readonly Option<int> Size = new("--size")
    {
        Description = "Needs of the portfolio.",
        DefaultValueFactory = _ => 10_000,
    };
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Seconds for the plan before, and for the free search after.",
        DefaultValueFactory = _ => 60,
    };

    public static Command Make()
    {
        var command = new Command("rematch", "Let one percent decline and mend the plan.") { Size, Seconds };
        command.SetAction(parse => Run(parse.GetValue(Size), TimeSpan.FromSeconds(parse.GetValue(Seconds))));
        return command;
    }

    private static void Run(int size, TimeSpan limit)
    {
        var problem = new Recipe(size, 1).ToProblem();
        var settings = new SearchSettings(limit, null, 1, 0, null, CancellationToken.None);
        var before = new PackageSearch(new WholeProblem(problem), settings).Run();
        var (after, standing, broken) = Decline(problem, before.Plan);
        var (untouched, left) = (Count(standing), standing.Value);
        var prices = before.Prices.For(new RoundingSteps(problem), after, new RoundingSteps(after));
        var clock = Stopwatch.StartNew();
        Repair.Run(after, prices, standing, broken);
        var time = clock.Elapsed;
        var free = new PackageSearch(
            new WholeProblem(after),
            settings with
            {
                Start = _ => standing.Clone(),
                StartPrices = prices,
            }
        ).Run();
        var changed = Enumerable
            .Range(0, after.RequestCount)
            .Count(r => before.Plan[r] is { } old && !old.SameAs(free.Plan[r]));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{size} needs: {Count(before.Plan)} packages worth {before.Plan.Value}; {broken.Count} broke, {untouched} stand, worth {left}; mended in {time.TotalMilliseconds:F0} ms to {standing.Value}; a free search of {limit.TotalSeconds:F0} s finds {free.Plan.Value} and changes {changed} of them"
            )
        );
    }

    /// <summary>Every hundredth of those whose work, seats or goods are used has nothing left.</summary>
    private static (Problem, Selection, List<int>) Decline(Problem problem, Selection plan)
    {
        var used = Enumerable
            .Range(0, problem.RowCount)
            .Where(row => problem.RowKinds[row] != RowKind.Money && plan.Left[row] < problem.RowCapacity[row])
            .ToList();
        var capacities = (long[])problem.RowCapacity.Clone();
        var random = new SplitMix(7);
        foreach (var row in used.Where(_ => random.Chance(0.01)))
            capacities[row] = 0;
        var builder = ProblemBuilder.WithRowsOf(problem, capacities);
        for (var request = 0; request < problem.RequestCount; request++)
            builder.Copy(
                problem,
                request,
                item =>
                    [
                        .. Enumerable.Range(
                            problem.OptionStart[item],
                            problem.OptionStart[item + 1] - problem.OptionStart[item]
                        ),
                    ]
            );
        var after = builder.BuildLike(problem);
        var standing = new Selection(after);
        var broken = new List<int>();
        for (var request = 0; request < problem.RequestCount; request++)
            if (plan[request] is { } package && standing.Fits(package))
                standing.Put(package);
            else if (plan[request] is not null)
                broken.Add(request);
        return (after, standing, broken);
    }

    private static int Count(Selection plan) =>
        Enumerable.Range(0, plan.RequestCount).Count(request => plan[request] is not null);
}
