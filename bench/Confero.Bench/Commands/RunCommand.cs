using System.CommandLine;
using Confero.Bench.Report;
using Confero.Bench.Rivals;

namespace Confero.Bench.Commands;

/// <summary><c>bench run</c>: every method on every portfolio, each run in a process of its own.</summary>
internal static class RunCommand
{
    private static readonly int[] AllSizes = [100, 1_000, 10_000, 100_000];
    private static readonly int[] QuickSizes = [100, 1_000];
    private const double QuickSeconds = 20;

    public static Command Make()
    {
        var sizes = Lists.Numbers<int>(
            "--sizes",
            "Needs of the portfolios: 100,1000,10000,100000 if not given."
        );
        var seeds = Lists.Numbers<ulong>(
            "--seeds",
            "Seeds of the recipe: 1,2,3, and 1 to 20 at 100 needs, if not given."
        );
        string[] both = [Suite.Hard, Suite.Easy];
        var varieties = Lists.Option(
            "--varieties",
            "Hard (5 % of offers are funds) or easy (1 %).",
            both,
            both
        );
        var methods = Lists.Option("--methods", "Methods to compare.", Methods.All, Methods.All);
        var rivalSeconds = new Option<double>("--rival-seconds")
        {
            Description = "Time limit of general solvers.",
            DefaultValueFactory = _ => 300,
        };
        var seconds = new Option<double?>("--seconds")
        {
            Description = "Time limit of our method; by size if not given.",
        };
        var quick = new Option<bool>("--quick")
        {
            Description =
                "A first look: 100 and 1,000 needs, one seed, general solvers for at most 20 seconds.",
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder of results.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("bench", "results")),
        };
        var name = new Option<string>("--name")
        {
            Description = "Name of the result files, after the date.",
            DefaultValueFactory = _ => "portfolios",
        };
        var command = new Command("run", "Compare all methods on synthetic portfolios.")
        {
            sizes,
            seeds,
            varieties,
            methods,
            rivalSeconds,
            seconds,
            quick,
            output,
            name,
        };
        command.SetAction(
            async (parse, cancellation) =>
            {
                var isQuick = parse.GetValue(quick);
                var suite = new Suite(
                    Given(parse.GetValue(sizes)) ?? (isQuick ? QuickSizes : AllSizes),
                    Given(parse.GetValue(seeds)) ?? (isQuick ? [1] : null),
                    parse.GetValue(varieties)!,
                    parse.GetValue(methods)!,
                    isQuick
                        ? Math.Min(QuickSeconds, parse.GetValue(rivalSeconds))
                        : parse.GetValue(rivalSeconds),
                    parse.GetValue(seconds)
                );
                await Run(
                    suite,
                    new ResultFiles(parse.GetValue(output)!, parse.GetValue(name)!),
                    cancellation
                );
            }
        );
        return command;
    }

    /// <summary>An option that is not given comes as an empty list.</summary>
    private static T[]? Given<T>(T[]? values) => values is { Length: > 0 } ? values : null;

    /// <summary>Results are written after every run, so that nothing is lost when the suite is stopped.</summary>
    private static async Task Run(Suite suite, ResultFiles files, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        Console.WriteLine($"{machine}.");
        var runs = suite.Runs().ToList();
        var done = new List<Measurement>();
        foreach (var run in runs)
        {
            var measurement = await MeasureCommand.Start(run, cancellation);
            done.Add(measurement);
            Console.WriteLine(
                $"{done.Count}/{runs.Count} {measurement.Instance} {measurement.Label}: {measurement.Status}, "
                    + $"value {Numbers.Whole(measurement.Value)}, bound {Numbers.Whole(measurement.Bound)}, "
                    + $"gap {Numbers.Percent(measurement.Gap)} %, {Numbers.Tenths(measurement.Seconds)} s, "
                    + $"{Numbers.Whole(measurement.MemoryMegabytes)} MB"
            );
            files.Write(machine, done, PortfolioReport.Write(machine, done));
        }
        Console.WriteLine($"Results: {files.Name}");
    }
}
