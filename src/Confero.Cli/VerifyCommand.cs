using System.CommandLine;
using System.Text.Json;
using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Record;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Confero.Cli;

/// <summary><c>confero verify [PLAN]</c>: a plan against its input, or the record of this installation.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var plan = new Argument<FileInfo?>("PLAN")
        {
            Description =
                "A plan written by confero match --out, or the signatures of a case as downloaded; the record of acts without it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "verify",
            "Check a plan and its worth, signatures, or that the record of acts was not altered."
        )
        {
            plan,
        };
        command.SetAction(
            async (parse, _) =>
                parse.GetValue(plan) is not { } file ? await VerifyRecord()
                : await SignatureReport.Of(file) is { } exit ? exit
                : await VerifyPlan(file)
        );
        return command;
    }

    private static async Task<int> VerifyPlan(FileInfo file)
    {
        var inputFile = new FileInfo(file.FullName + ".input.json");
        if (!file.Exists || !inputFile.Exists)
            return Fail($"{file} and {inputFile} must both be there.");
        try
        {
            var input = MatchingJson.Read<MatchingInput>(await File.ReadAllTextAsync(inputFile.FullName));
            var plan = MatchingJson.Read<Plan>(await File.ReadAllTextAsync(file.FullName));
            var faults = PlanVerifier.Verify(input, plan);
            foreach (var fault in faults)
                AnsiConsole.MarkupLineInterpolated(
                    CultureInfo.InvariantCulture,
                    $"[red]{fault.Code}[/] {string.Join(", ", fault.Arguments.Select(x => $"{x.Key} {x.Value}"))}"
                );
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{faults.Count} faults; objective {plan.Objective:N0}, claimed bound {plan.Bound:N0}, gap {plan.Gap:P2}"
            );
            return faults.Count == 0 && Proves(input, plan) ? ExitCodes.Done : ExitCodes.Faults;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return Fail($"Not a plan: {fault.Message}");
        }
    }

    private static bool Proves(MatchingInput input, Plan plan)
    {
        var proven = PlanVerifier.Bound(input, plan);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"the certificate's prices prove a bound of {proven.Bound:N0} (it says {plan.Certificate!.Bound:N0}; {proven.CutOff} searches cut off)"
        );
        if (plan.Bound < plan.Certificate.Bound)
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"the claimed bound {plan.Bound:N0} was proven by exhaustive search, which is not repeated here"
            );
        return proven.Confirms;
    }

    private static async Task<int> VerifyRecord()
    {
        await using var app = await LocalMechanism.Open();
        var check = await app.Services.GetRequiredService<JournalCheck>().Run();
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{check.Entries} acts, {check.Altered.Count} altered; {check.Signatures} signatures, {check.Unproven.Count} that do not hold; content of {check.Erased} erased by its owner, whose commitments stand"
        );
        foreach (var id in check.Altered.Concat(check.Unproven).Distinct())
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{id}[/]");
        return check.Altered.Count + check.Unproven.Count == 0 ? ExitCodes.Done : ExitCodes.Faults;
    }

    private static int Fail(string message)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{message}[/]");
        return ExitCodes.BadInput;
    }
}
