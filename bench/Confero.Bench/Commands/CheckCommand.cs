using System.CommandLine;
using Confero.Bench.Report;
using Confero.Bench.Rivals;
using Confero.Tests.Matching.Engine;

namespace Confero.Bench.Commands;

/// <summary>
/// <c>bench check</c>: all exact methods on random small problems with every feature, to show that their models are the same
/// problem. Synthetic portfolios alone would not show it, because they have few kinds of rules.
/// </summary>
internal static class CheckCommand
{
    private const int Requests = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static Command Make()
    {
        var count = new Option<int>("--count")
        {
            Description = "How many problems.",
            DefaultValueFactory = _ => 200,
        };
        var command = new Command("check", "Check that all exact methods solve the same problem.") { count };
        command.SetAction(parse => Run(parse.GetValue(count)));
        return command;
    }

    private static int Run(int count)
    {
        string[] methods = [Methods.CpSat, Methods.Packages, .. Methods.General];
        var different = 0;
        for (var seed = 1; seed <= count; seed++)
        {
            var problem = TinyProblems.Make(seed, Requests);
            // no plan at all is the empty plan
            var values = methods
                .Select(method => Methods.Run(method, problem, Limit, Limit).Outcome.Value ?? 0)
                .ToList();
            if (values.Distinct().Count() == 1)
                continue;
            different++;
            Console.WriteLine(
                $"Problem {seed}: {string.Join(", ", methods.Zip(values, (method, value) => $"{method} {Numbers.Whole(value)}"))}"
            );
        }
        Console.WriteLine(
            $"{count - different} of {count} problems have the same optimum by {string.Join(", ", methods)}."
        );
        return different == 0 ? 0 : 1;
    }
}
