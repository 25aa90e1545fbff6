using System.CommandLine;
using System.Text;
using System.Text.Json;
using Confero.Bench.Iati;
using Confero.Bench.Report;

namespace Confero.Bench.Commands;

/// <summary><c>bench iati</c>: large IATI files into a fresh embedded database, each in a process of its own.</summary>
internal static class IatiCommand
{
    private static readonly int[] AllSizes = [16, 128, 1_024];
    private static readonly TimeSpan Most = TimeSpan.FromHours(2);
    private static readonly Option<string> Path = new("--path");
    private static readonly Option<int> Count = new("--activities");

    public static Command Make()
    {
        var sizes = Lists.Numbers<int>("--megabytes", "Sizes of the files: 16, 128 and 1,024 if not given.");
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder of results.",
            DefaultValueFactory = _ => new DirectoryInfo(System.IO.Path.Combine("bench", "results")),
        };
        var command = new Command("iati", "Measure taking in large IATI files.") { sizes, output };
        command.SetAction(
            (parse, cancellation) =>
                Run(
                    parse.GetValue(sizes) is { Length: > 0 } given ? given : AllSizes,
                    new ResultFiles(parse.GetValue(output)!, "iati"),
                    cancellation
                )
        );
        return command;
    }

    /// <summary>One file in this process.</summary>
    public static Command MakeStep()
    {
        var command = new Command("measure-iati", "One file in this process.") { Path, Count };
        command.Hidden = true;
        command.SetAction(
            async (parse, _) =>
                Console.WriteLine(
                    ChildProcess.Mark
                        + JsonSerializer.Serialize(
                            await IatiStep.Measure(parse.GetValue(Path)!, parse.GetValue(Count))
                        )
                )
        );
        return command;
    }

    private static async Task<int> Run(int[] sizes, ResultFiles files, CancellationToken cancellation)
    {
        var machine = Machine.Here();
        var steps = new List<IatiStep>();
        var folder = Directory.CreateTempSubdirectory("confero-bench-");
        try
        {
            foreach (var size in sizes)
            {
                var path = System.IO.Path.Combine(folder.FullName, $"{size}.xml");
                var count = IatiFile.Write(path, (long)size << 20);
                string[] arguments =
                [
                    "measure-iati",
                    Path.Name,
                    path,
                    Count.Name,
                    count.ToString(CultureInfo.InvariantCulture),
                ];
                if (
                    await ChildProcess.Run(arguments, Most, null, null, cancellation) is not { } line
                    || JsonSerializer.Deserialize<IatiStep>(line) is not { } step
                )
                {
                    Console.Error.WriteLine($"{Numbers.Whole(size)} MB: ended without a result.");
                    return 1;
                }
                File.Delete(path);
                steps.Add(step);
                files.Write(machine, steps, Report(machine, steps));
                Console.WriteLine($"{Numbers.Whole(size)} MB done");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Console.WriteLine(Report(machine, steps));
        return 0;
    }

    private static string Report(Machine machine, List<IatiStep> steps)
    {
        var table = new Table(["File MB", "Activities", "Giving s", "Reading s", "Again s", "Memory MB"]);
        foreach (var step in steps)
            table.Add([
                Numbers.Whole(step.Megabytes),
                Numbers.Whole(step.Activities),
                Numbers.Tenths(step.GivingSeconds),
                Numbers.Tenths(step.ReadingSeconds),
                Numbers.Tenths(step.AgainSeconds),
                Numbers.Whole(step.MemoryMegabytes),
            ]);
        return new StringBuilder()
            .AppendLine("# Large IATI files")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Machine: {machine}.")
            .AppendLine()
            .AppendLine(
                "Taken into a fresh embedded database, then the same file again, which changes nothing."
            )
            .AppendLine("Columns are explained in `bench/README.md`.")
            .AppendLine()
            .Append(table)
            .ToString();
    }
}
