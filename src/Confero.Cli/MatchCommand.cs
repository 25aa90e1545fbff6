using System.CommandLine;
using Confero.Exchange;
using Confero.Matching;
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
            candidates,
            output,
        };
        command.SetAction(
            (parse, cancel) =>
                Run(
                    parse.GetValue(file),
                    new PlanOptions
                    {
                        TimeLimit = TimeSpan.FromSeconds(parse.GetValue(seconds)),
                        Seed = parse.GetValue(seed),
                        TargetGap = 0.001,
                        Cancellation = cancel,
                    },
                    parse.GetValue(candidates),
                    parse.GetValue(output)
                )
        );
        return command;
    }

    private static async Task<int> Run(FileInfo? file, PlanOptions options, bool candidates, FileInfo? output)
    {
        if (await Input(file) is not { } input)
            return ExitCodes.BadInput;
        if (candidates)
            return ShowCandidates(input);
        var plan = AnsiConsole
            .Status()
            .Start(
                "Planning …",
                status =>
                    Planner.Plan(
                        input,
                        null,
                        options with
                        {
                            Progress = new Progress<PlanProgress>(x =>
                                status.Status(
                                    $"Planning … {x.Objective:N0} of at most {(x.Bound == long.MaxValue ? "?" : x.Bound.ToString("N0", CultureInfo.InvariantCulture))}"
                                )
                            ),
                        }
                    )
            );
        Show(plan);
        if (output is not null)
        {
            await File.WriteAllTextAsync(output.FullName, MatchingJson.Write(plan));
            await File.WriteAllTextAsync(output.FullName + ".input.json", MatchingJson.Write(input));
        }
        return ExitCodes.Done;
    }

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

    private static void Show(Plan plan)
    {
        var table = new Table().AddColumns("Request", "State", "Need", "Outcome", "By");
        foreach (var package in plan.Packages)
        foreach (var need in package.Needs)
            table.AddRow(
                new Text(package.RequestId),
                new Text(package.State),
                new Text(need.NeedId),
                new Text(JsonNames.Of(need.Outcome)),
                new Text(
                    need.Contributions.Count > 0
                        ? string.Join(", ", need.Contributions.Select(x => x.OfferId))
                        : string.Join(", ", need.Reasons.Select(x => x.Code))
                )
            );
        AnsiConsole.Write(table);
        var needs = plan.Packages.SelectMany(x => x.Needs).ToList();
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"needs served {needs.Count(x => x.Outcome != Confero.Matching.Planning.Outcome.Unserved)} of {needs.Count}"
        );
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"objective {plan.Objective:N0}, proven bound {plan.Bound:N0}, gap {plan.Gap:P2}, {plan.ElapsedMilliseconds / 1000.0:N1} s, seed {plan.Seed}, policy {plan.Policy.Version}"
        );
    }
}
