using System.CommandLine;
using System.Globalization;
using Confero.Bench.Instances;
using Confero.Bench.Report;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Bench.Commands;

/// <summary>
/// <c>prices</c>: what one more unit of the dearest resources is worth by their prices, and what plans made again with that unit
/// gain; beside it what planning again gains without any unit, which is only longer search.
/// </summary>
internal static class PricesCommand
{
    private const int OfEachKind = 4;

    private static readonly Option<int> Size = new("--size")
    {
        Description = "Needs of the portfolio.",
        DefaultValueFactory = _ => 1_000,
    };
    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Seconds for the plan before; a third of them for each plan after.",
        DefaultValueFactory = _ => 30,
    };

    public static Command Make()
    {
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder of results.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("bench", "results")),
        };
        var command = new Command("prices", "Compare prices with plans made again.")
        {
            Size,
            Seconds,
            output,
        };
        command.SetAction(parse =>
            Run(
                parse.GetValue(Size),
                TimeSpan.FromSeconds(parse.GetValue(Seconds)),
                new ResultFiles(parse.GetValue(output)!, $"prices-{parse.GetValue(Size)}")
            )
        );
        return command;
    }

    private static void Run(int size, TimeSpan limit, ResultFiles files)
    {
        var problem = new Recipe(size, 1).ToProblem();
        var before = Plan(problem, limit, null, null);
        var longer = Plan(problem, limit / 3, before.Plan, before.Prices);
        var results = new List<PriceOfRow>();
        foreach (var (row, units, predicted) in Dearest(problem, before.Prices))
        {
            var capacities = (long[])problem.RowCapacity.Clone();
            capacities[row] += units;
            var more = WithCapacities(problem, capacities);
            var prices = before.Prices.For(new RoundingSteps(problem), more, new RoundingSteps(more));
            var after = Plan(more, limit / 3, before.Plan, prices);
            results.Add(
                new PriceOfRow(
                    problem.RowKinds[row].ToString(),
                    units,
                    predicted,
                    after.Bound - before.Bound,
                    after.Plan.Value - longer.Plan.Value
                )
            );
        }
        var text = Write(size, limit, before.Plan.Value, longer.Plan.Value, results);
        files.Write(Machine.Here(), results, text);
        Console.WriteLine(text);
    }

    private static SearchResult Plan(Problem problem, TimeSpan limit, Selection? start, Prices? prices) =>
        new PackageSearch(
            new WholeProblem(problem),
            new SearchSettings(limit, null, 1, 0, null, CancellationToken.None)
            {
                ProveSmall = false,
                Start = start is null ? null : _ => Again(problem, start),
                StartPrices = prices,
            }
        ).Run();

    /// <summary>The same packages in a problem with more capacity.</summary>
    private static Selection Again(Problem problem, Selection plan)
    {
        var selection = new Selection(problem);
        for (var request = 0; request < problem.RequestCount; request++)
            if (plan[request] is { } package)
                selection.Put(package);
        return selection;
    }

    /// <summary>The rows of each kind whose unit costs most; of money a hundredth of the fund, but at least ten.</summary>
    private static IEnumerable<(int Row, long Units, double Predicted)> Dearest(
        Problem problem,
        Prices prices
    )
    {
        var steps = new RoundingSteps(problem);
        var table = new PriceTable(problem, steps).Fill(prices);
        return Enumerable
            .Range(0, problem.RowCount)
            .GroupBy(row => problem.RowKinds[row])
            .SelectMany(group =>
                group
                    .Select(row =>
                        (
                            Row: row,
                            Units: group.Key == RowKind.Money
                                ? Math.Max(10, problem.RowCapacity[row] / 20)
                                : 1
                        )
                    )
                    .Select(x => (x.Row, x.Units, table.Row(x.Row) * x.Units))
                    .OrderByDescending(x => x.Item3)
                    .Take(OfEachKind)
            );
    }

    private static Problem WithCapacities(Problem problem, long[] capacities)
    {
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
        return builder.BuildLike(problem);
    }

    private static string Write(
        int size,
        TimeSpan limit,
        long before,
        long longer,
        IReadOnlyList<PriceOfRow> results
    )
    {
        var table = new Table("Resource", "Units", "Price says", "Bound moved", "Plan gained");
        foreach (var x in results)
            table.Add(
                x.Kind,
                Numbers.Whole(x.Units),
                Numbers.Whole(x.Predicted),
                Numbers.Whole(x.BoundMoved),
                Numbers.Whole(x.PlanGained)
            );
        foreach (var group in results.GroupBy(x => x.Kind))
            table.Add(
                $"all of {group.Key}",
                Numbers.Whole(group.Sum(x => x.Units)),
                Numbers.Whole(group.Sum(x => x.Predicted)),
                Numbers.Whole(group.Sum(x => x.BoundMoved)),
                Numbers.Whole(group.Sum(x => x.PlanGained))
            );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Prices against plans made again, {size:N0} needs

            Machine: {Machine.Here()}.

            {limit.TotalSeconds:0} seconds for the plan before, {limit.TotalSeconds
                / 3:0} for each plan after, from the plan and prices before.
            Planning again for that time without any more units gains {longer
                - before:N0} points, which is taken off every gain.

            {table}
            """
        );
    }

    private sealed record PriceOfRow(
        string Kind,
        long Units,
        double Predicted,
        double BoundMoved,
        double PlanGained
    );
}
