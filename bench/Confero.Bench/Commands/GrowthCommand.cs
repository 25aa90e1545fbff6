using System.CommandLine;
using System.Text.Json;
using Confero.Bench.Growth;
using Confero.Bench.Report;

namespace Confero.Bench.Commands;

/// <summary><c>bench growth</c>: time and memory of the parts that every portfolio needs, by size.</summary>
internal static class GrowthCommand
{
    private static readonly int[] AllSizes = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);
    private static readonly Option<int> Size = new("--size");

    public static Command Make()
    {
        var sizes = Lists.Numbers<int>("--sizes", "Needs of the portfolios: 1,000 to 100,000 if not given.");
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder of results.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("bench", "results")),
        };
        var command = new Command("growth", "Measure how time and memory grow with size.") { sizes, output };
        command.SetAction(
            (parse, cancellation) =>
                Run(
                    parse.GetValue(sizes) is { Length: > 0 } given ? given : AllSizes,
                    new ResultFiles(parse.GetValue(output)!, "growth"),
                    cancellation
                )
        );
        return command;
    }

    /// <summary>One size in this process.</summary>
    public static Command MakeStep()
    {
        var command = new Command("measure-growth", "One size in this process.") { Size };
        command.Hidden = true;
        command.SetAction(parse =>
            Console.WriteLine(
                ChildProcess.Mark + JsonSerializer.Serialize(GrowthStep.Measure(parse.GetValue(Size)))
            )
        );
        return command;
    }

    private static async Task<int> Run(int[] sizes, ResultFiles files, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        var steps = new List<GrowthStep>();
        foreach (var size in sizes)
        {
            string[] arguments = ["measure-growth", Size.Name, size.ToString(CultureInfo.InvariantCulture)];
            if (
                await ChildProcess.Run(arguments, Most, null, null, cancellation) is not { } line
                || JsonSerializer.Deserialize<GrowthStep>(line) is not { } step
            )
            {
                Console.Error.WriteLine($"{Numbers.Whole(size)} needs: ended without a result.");
                return 1;
            }
            steps.Add(step);
            files.Write(machine, steps, GrowthReport.Write(machine, steps));
            Console.WriteLine($"{Numbers.Whole(size)} needs done");
        }
        Console.WriteLine(GrowthReport.Write(machine, steps));
        return 0;
    }
}
