using System.CommandLine;
using System.Diagnostics;
using Confero.Bench.Gap;
using Confero.Bench.Report;
using Confero.Bench.Rivals;

namespace Confero.Bench.Commands;

/// <summary><c>bench gap</c>: published generalised assignment problems, against the best costs on record.</summary>
internal static class GapCommand
{
    private const string Bounds = "bounds.txt";
    private static readonly string[] Senses = ["min", "max"];

    public static Command Make()
    {
        var folder = new Option<DirectoryInfo>("--folder")
        {
            Description = "Folder of the files, with bounds.txt.",
            DefaultValueFactory = _ => new DirectoryInfo(
                Path.Combine("..", "shared", "data", "10-matching", "gap")
            ),
        };
        var files = new Option<string?>("--files")
        {
            Description = "Names of files, parted by commas; all if not given.",
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "Time limit.",
            DefaultValueFactory = _ => 60,
        };
        var senses = Lists.Option("--senses", "Min, max or both.", Senses, Senses);
        var methods = Lists.Option(
            "--methods",
            "Methods to run.",
            Methods.All,
            Methods.Packages,
            Methods.PackagesAlone
        );
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder of results.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("bench", "results")),
        };
        var command = new Command("gap", "Solve published generalised assignment problems.")
        {
            folder,
            files,
            seconds,
            senses,
            methods,
            output,
        };
        command.SetAction(
            (parse, cancellation) =>
                Task.FromResult(
                    Run(
                        parse.GetValue(folder)!,
                        parse.GetValue(files)?.Split(','),
                        parse.GetValue(senses)!,
                        parse.GetValue(methods)!,
                        parse.GetValue(seconds),
                        new ResultFiles(parse.GetValue(output)!, "gap"),
                        cancellation
                    )
                )
        );
        return command;
    }

    private static int Run(
        DirectoryInfo folder,
        string[]? names,
        string[] senses,
        string[] methods,
        double seconds,
        ResultFiles results,
        CancellationToken cancellation
    )
    {
        var bounds = new FileInfo(Path.Combine(folder.FullName, Bounds));
        if (!bounds.Exists)
        {
            Console.Error.WriteLine(
                $"There is no {Bounds} in {folder}: give the folder of the files with --folder."
            );
            return 1;
        }
        var bests = new GapBests(bounds);
        var files = folder
            .EnumerateFiles("*.txt")
            .Where(file => file.Name != Bounds)
            .Where(file => names is null || names.Contains(Path.GetFileNameWithoutExtension(file.Name)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(GapFile.Read)
            .ToList();
        foreach (var name in names?.Except(files.Select(file => file.Name)) ?? [])
            Console.Error.WriteLine($"There is no file {name}.");
        var machine = Machine.Here();
        var done = new List<GapResult>();
        foreach (var file in files)
        foreach (var sense in senses)
        foreach (var method in methods)
        {
            if (cancellation.IsCancellationRequested)
                return 1;
            var result = Solve(file, sense, method, seconds, bests);
            done.Add(result);
            Console.WriteLine(
                $"{result.Name} {sense} {method}: {result.Status}, cost {Numbers.Whole(result.Cost)}, "
                    + $"bound {Numbers.Whole(result.Bound)}, best known {Numbers.Whole(result.BestKnown)}, "
                    + $"{Numbers.Percent(result.PercentFromBest)} % from it, {Numbers.Tenths(result.Seconds)} s"
            );
            results.Write(machine, done, GapResult.Report(machine, done));
        }
        Console.WriteLine($"Results: {results.Name}");
        return files.Count > 0 ? 0 : 1;
    }

    private static GapResult Solve(GapFile file, string sense, string method, double seconds, GapBests bests)
    {
        var maximise = sense == "max";
        var gap = new GapProblem(file, maximise);
        var limit = TimeSpan.FromSeconds(seconds);
        var clock = Stopwatch.StartNew();
        var (outcome, plan) = Methods.Run(method, gap.Problem, limit, limit / 2);
        var cost = plan is null ? null : gap.Cost(plan);
        return new GapResult(
            file.Name,
            sense,
            file.Agents,
            file.Jobs,
            method,
            seconds,
            clock.Elapsed.TotalSeconds,
            cost is null ? "none" : outcome.Status,
            cost,
            outcome.Bound is { } bound ? gap.CostBound(bound) : null,
            bests.Best(file.Name, maximise)
        );
    }
}
