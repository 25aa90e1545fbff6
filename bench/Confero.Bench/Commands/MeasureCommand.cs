using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Confero.Bench.Instances;
using Confero.Bench.Report;
using Confero.Bench.Rivals;

namespace Confero.Bench.Commands;

/// <summary><c>bench measure</c>: one run in this process, its result as one line. Called by <c>bench run</c>.</summary>
internal static class MeasureCommand
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10); // to make the portfolio and build the model

    private const long LargestHeap = 896; // megabytes

    private static readonly Option<int> Size = new("--size");
    private static readonly Option<ulong> Seed = new("--seed");
    private static readonly Option<string> Variety = new("--variety");
    private static readonly Option<string> Method = new("--method");
    private static readonly Option<double> Limit = new("--limit");

    public static Command Make()
    {
        var command = new Command("measure", "One run in this process.")
        {
            Size,
            Seed,
            Variety,
            Method,
            Limit,
        };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            var measurement = Measure(
                new Run(
                    parse.GetValue(Size),
                    parse.GetValue(Seed),
                    parse.GetValue(Variety)!,
                    parse.GetValue(Method)!,
                    parse.GetValue(Limit)
                )
            );
            Console.WriteLine(ChildProcess.Mark + JsonSerializer.Serialize(measurement));
        });
        return command;
    }

    /// <summary>Measures in a process of its own.</summary>
    public static async Task<Measurement> Start(Run run, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        string[] arguments =
        [
            "measure",
            Size.Name,
            run.Size.ToString(CultureInfo.InvariantCulture),
            Seed.Name,
            run.Seed.ToString(CultureInfo.InvariantCulture),
            Variety.Name,
            run.Variety,
            Method.Name,
            run.Method,
            Limit.Name,
            run.Limit.ToString(CultureInfo.InvariantCulture),
        ];
        var most = TimeSpan.FromSeconds(2 * run.Limit) + Grace;
        var log = new HighsLog();
        var line = await ChildProcess.Run(arguments, most, MemoryOf(run), log.Read, cancellation);
        return line is not null && JsonSerializer.Deserialize<Measurement>(line) is { } measurement
            ? log.Complete(measurement)
            : new Measurement(
                run.Size,
                run.Seed,
                run.Variety,
                run.Method,
                run.Limit,
                clock.Elapsed.TotalSeconds,
                "failed",
                null,
                null,
                0,
                null
            );
    }

    /// <summary>What our method may use at the largest size, so that the whole process stays below a gigabyte.</summary>
    private static long? MemoryOf(Run run) =>
        run.Size > Suite.LargestWhole && Methods.IsOurs(run.Method) ? LargestHeap : null;

    private static Measurement Measure(Run run)
    {
        var recipe = new Recipe(run.Size, run.Seed, Suite.FundShare(run.Variety));
        var whole = run.Size <= Suite.LargestWhole ? recipe.ToProblem() : null;
        var limit = TimeSpan.FromSeconds(run.Limit);
        var clock = Stopwatch.StartNew();
        var outcome = whole is null
            ? Methods.Run(run.Method, new RecipeSource(recipe), limit)
            : Methods
                .Run(run.Method, whole, limit, TimeSpan.FromSeconds(Suite.OurLimits(run.Size)[0]))
                .Outcome;
        return new Measurement(
            run.Size,
            run.Seed,
            run.Variety,
            run.Method,
            run.Limit,
            clock.Elapsed.TotalSeconds,
            outcome.Status,
            outcome.Value,
            outcome.Bound,
            outcome.StatesServed,
            PeakMemory.Megabytes()
        );
    }
}
