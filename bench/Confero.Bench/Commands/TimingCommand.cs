using System.CommandLine;
using System.Text;
using Confero.Bench.Report;
using Confero.Bench.Timing;
using Confero.Testing;

namespace Confero.Bench.Commands;

/// <summary><c>bench timing</c>: whether the time of an answer tells what is hidden from what does not exist.</summary>
internal static class TimingCommand
{
    private const string Viewer = "MEM-DEMO-SALIM";

    public static Command Make()
    {
        var pairs = new Option<int>("--pairs")
        {
            Description = "Times each kind of id is asked for on each route.",
            DefaultValueFactory = _ => 20_000,
        };
        var engine = new Option<Engine>("--engine") { Description = "Sqlite or Postgres." };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder of results.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("bench", "results")),
        };
        var command = new Command("timing", "Measure the times of answers by id.") { pairs, engine, output };
        command.SetAction(
            (parse, _) => Run(parse.GetValue(pairs), parse.GetValue(engine), parse.GetValue(output)!)
        );
        return command;
    }

    private static async Task<int> Run(int pairs, Engine engine, DirectoryInfo output)
    {
        var machine = Machine.Here();
        var files = new ResultFiles(output, $"timing-{engine.ToString().ToLowerInvariant()}");
        await using var world = await WebWorld.Create(engine);
        await world.Settle();
        var client = await world.Client(Viewer);
        var rows = new List<TimingRow>();
        foreach (var route in Route.All)
        {
            if (await TimingRun.Measure(world, client, route, pairs) is not { } row)
            {
                Console.WriteLine($"{route.Path}: nothing of it is hidden from the viewer");
                continue;
            }
            rows.Add(row);
            files.Write(machine, rows, Report(machine, engine, rows));
            Console.WriteLine($"{row.Route} {row.Statistic:0.0000}");
        }
        Console.WriteLine(Report(machine, engine, rows));
        return rows.TrueForAll(x => x.Holds) ? 0 : 1;
    }

    private static string Report(Machine machine, Engine engine, List<TimingRow> rows)
    {
        var table = new Table([
            "Route",
            "Hidden things",
            "Pairs",
            "Hidden µs",
            "Absent µs",
            "Statistic",
            "Standard error",
            "Within 0.02 of 0.5",
        ]);
        foreach (var row in rows)
            table.Add([
                $"`{row.Route}`",
                Numbers.Whole(row.Hidden),
                Numbers.Whole(row.Pairs),
                Numbers.Whole((long)row.HiddenMicroseconds),
                Numbers.Whole((long)row.AbsentMicroseconds),
                row.Statistic.ToString("0.0000", CultureInfo.InvariantCulture),
                row.Error.ToString("0.0000", CultureInfo.InvariantCulture),
                row.Holds ? "yes" : "no",
            ]);
        return new StringBuilder()
            .AppendLine("# Times of answers by id")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Machine: {machine}. Database: {engine}.")
            .AppendLine()
            .AppendLine(
                "The real application in process, without a network; hidden ids and ids that do not exist in pairs of random order."
            )
            .AppendLine("Columns are explained in `bench/README.md`.")
            .AppendLine()
            .Append(table)
            .ToString();
    }
}
