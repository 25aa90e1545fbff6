using System.CommandLine;
using System.Text.Json;
using Confero.Exchange;
using Confero.Matching;
using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Taxonomy;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Confero.Cli;

/// <summary><c>confero match [FILE]</c>: a plan of a portfolio file, or of the database, as a table.</summary>
internal static class MatchCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "A portfolio, .xlsx or .json; the database's without it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var seconds = new Option<int>("--time")
        {
            Description = "Seconds to search.",
            DefaultValueFactory = _ => 30,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of every random choice.",
            DefaultValueFactory = _ => 1,
        };
        var gap = new Option<double>("--gap")
        {
            Description = "Good enough at this proven gap, in percent.",
            DefaultValueFactory = _ => 0.1,
        };
        var policy = new Option<FileInfo?>("--policy") { Description = "Rules and weights, a JSON file." };
        var explain = new Option<string?>("--explain")
        {
            Description = "Say why a need is served as it is, or why not.",
        };
        var whatIf = new Option<FileInfo?>("--what-if")
        {
            Description = "A change to try out after planning: a JSON file with add, withdraw and forbid.",
        };
        var picture = new Option<FileInfo?>("--svg") { Description = "Draw who gives what to whom." };
        var candidates = new Option<bool>("--candidates")
        {
            Description = "List who could meet each need instead of planning.",
        };
        var output = new Option<FileInfo?>("--out")
        {
            Description = "Write the plan, and beside it its input, for confero verify.",
        };
        var command = new Command(
            "match",
            "Match needs with offers and experts, and prove how good the plan is."
        )
        {
            file,
            seconds,
            seed,
            gap,
            policy,
            explain,
            whatIf,
            candidates,
            output,
            picture,
        };
        command.SetAction(
            (parse, cancel) =>
                Run(
                    new Asked(
                        parse.GetValue(file),
                        parse.GetValue(policy),
                        parse.GetValue(explain),
                        parse.GetValue(whatIf),
                        parse.GetValue(candidates),
                        parse.GetValue(output),
                        parse.GetValue(picture)
                    ),
                    new PlanOptions
                    {
                        TimeLimit = TimeSpan.FromSeconds(parse.GetValue(seconds)),
                        Seed = parse.GetValue(seed),
                        TargetGap = parse.GetValue(gap) / 100,
                        Cancellation = cancel,
                    }
                )
        );
        return command;
    }

    private static async Task<int> Run(Asked asked, PlanOptions options)
    {
        try
        {
            if (await Input(asked.File) is not { } input)
                return ExitCodes.BadInput;
            if (asked.Candidates)
                return ShowCandidates(input);
            var policy = asked.Policy is null ? null : await Read<MatchingPolicy>(asked.Policy);
            var plan = WithProgress(options, told => Planner.Plan(input, policy, told));
            PlanTable.Show(plan);
            if (asked.Explain is { } need)
                Explanation.Show(new Explainer(input, plan), need);
            if (asked.WhatIf is { } change)
                WhatIf(input, plan, await Read<PortfolioChange>(change), options);
            await Write(asked, input, plan);
            return ExitCodes.Done;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or KeyNotFoundException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{fault.Message}[/]");
            return ExitCodes.BadInput;
        }
    }

    private static Plan WithProgress(PlanOptions options, Func<PlanOptions, Plan> make) =>
        AnsiConsole
            .Status()
            .Start(
                "Planning …",
                status =>
                    make(
                        options with
                        {
                            Progress = new Progress<PlanProgress>(x => status.Status(Words(x, options))),
                        }
                    )
            );

    private static string Words(PlanProgress progress, PlanOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Elapsed.TotalSeconds:N0} of {options.TimeLimit.TotalSeconds:N0} s: {Doing(progress)} …"
        );

    private static string Doing(PlanProgress progress) =>
        progress.Phase switch
        {
            PlanPhases.Candidates => "looking who could meet each need",
            PlanPhases.Prices => "finding what everything is worth",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"searching for packages, {progress.Objective:N0} points of at most {progress.Bound:N0}"
            ),
        };

    /// <summary>Plans the changed portfolio from the plan just made, in a tenth of its time.</summary>
    private static void WhatIf(MatchingInput input, Plan plan, PortfolioChange change, PlanOptions options)
    {
        var changed = Planner.Plan(
            change.ApplyTo(input),
            plan.Policy,
            options with
            {
                TimeLimit = options.TimeLimit / 10,
                Start = plan,
            }
        );
        var difference = PlanComparison.Of(plan, changed);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"What if: {difference.Points:+#,0;-#,0;0} points, {difference.Gained.Count} needs more, {difference.Lost.Count} fewer, {difference.Changed.Count} served otherwise; {changed.ElapsedMilliseconds / 1000.0:N1} s, proven gap {changed.Gap:P2}"
        );
        foreach (var need in difference.Gained)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [green]+[/] {need}");
        foreach (var need in difference.Lost)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [red]-[/] {need}");
    }

    private static async Task Write(Asked asked, MatchingInput input, Plan plan)
    {
        if (asked.Output is { } output)
        {
            await File.WriteAllTextAsync(output.FullName, MatchingJson.Write(plan));
            await File.WriteAllTextAsync(output.FullName + ".input.json", MatchingJson.Write(input));
        }
        if (asked.Picture is { } picture)
            await File.WriteAllTextAsync(picture.FullName, PlanPicture.Draw(plan));
    }

    private static async Task<T> Read<T>(FileInfo file) =>
        file.Exists
            ? MatchingJson.Read<T>(await File.ReadAllTextAsync(file.FullName))
            : throw new ArgumentException($"There is no file {file}.", nameof(file));

    private static async Task<MatchingInput?> Input(FileInfo? file)
    {
        if (file is null)
        {
            await using var app = await LocalMechanism.Open();
            return await app.Services.GetRequiredService<MatchingQueries>().Portfolio();
        }
        if (!file.Exists)
        {
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[red]There is no file {file}.[/]"
            );
            return null;
        }
        await using var stream = file.OpenRead();
        var reading = PortfolioFile.Read(stream);
        foreach (var fault in reading.Faults)
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[red]{fault.Place}: {string.Join(' ', fault.Faults.Select(x => x.Code))}[/]"
            );
        return reading.Portfolio?.ToMatchingInput(
            Taxonomies.Load(),
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
        );
    }

    private static int ShowCandidates(MatchingInput input)
    {
        var finder = new CandidateFinder(input);
        var table = new Table().AddColumns("Need", "Candidate", "From", "Score");
        foreach (var need in input.Requests.SelectMany(x => x.Needs))
        foreach (var candidate in finder.Candidates(need.Id))
            table.AddRow(
                new Text(need.Id),
                new Text(candidate.OfferId),
                new Text(candidate.ProviderId),
                new Text(candidate.Score.ToString("N1", CultureInfo.InvariantCulture))
            );
        AnsiConsole.Write(table);
        return ExitCodes.Done;
    }

    private sealed record Asked(
        FileInfo? File,
        FileInfo? Policy,
        string? Explain,
        FileInfo? WhatIf,
        bool Candidates,
        FileInfo? Output,
        FileInfo? Picture
    );
}
