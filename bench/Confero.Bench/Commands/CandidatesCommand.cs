using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Confero.Bench.Candidates;
using Confero.Matching;

namespace Confero.Bench.Commands;

/// <summary><c>candidates</c>: how long it takes to list everybody who could meet one need, with full reasons.</summary>
internal static class CandidatesCommand
{
    private const int Needs = 400;
    private const int Shown = 100; // with full reasons

    public static Command Make()
    {
        var offers = new Option<int>("--offers")
        {
            Description = "How many offers and experts.",
            DefaultValueFactory = _ => 100_000,
        };
        var command = new Command("candidates", "Time a candidate list among many offers and experts.")
        {
            offers,
        };
        command.SetAction(parse => Run(parse.GetValue(offers)));
        return command;
    }

    private static void Run(int offers)
    {
        var input = Roster.Make(offers, Needs, 1);
        var clock = Stopwatch.StartNew();
        var finder = new CandidateFinder(input);
        var index = clock.Elapsed;
        foreach (var request in input.Requests)
            finder.Candidates(request.Needs[0].Id, Shown);
        var times = new List<double>();
        long found = 0;
        foreach (var request in input.Requests)
        {
            clock.Restart();
            found += finder.Candidates(request.Needs[0].Id, Shown).Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{offers} offers, {Needs} needs: index {index.TotalSeconds:F2} s; one list: median {times[Needs / 2]:F2} ms, 95 % {times[Needs * 95 / 100]:F2} ms, most {times[^1]:F2} ms; {found / (double)Needs:F0} candidates each"
            )
        );
    }
}
