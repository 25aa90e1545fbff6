using System.CommandLine;
using Confero.Acts;
using Confero.Exchange;
using Confero.Languages;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Confero.Cli;

/// <summary><c>confero import FILE --as MEMBER</c>: a portfolio file, by the same act as from the page.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A portfolio, .xlsx or .json." };
        var member = new Option<string>("--as")
        {
            Description = "Id of the member who imports.",
            Required = true,
        };
        var mode = new Option<string>("--mode")
        {
            Description = "add, or update.",
            DefaultValueFactory = _ => "update",
        };
        mode.AcceptOnlyFromAmong("add", "update");
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        var command = new Command("import", "Bring a portfolio file in; every row or none.")
        {
            file,
            member,
            mode,
            dryRun,
        };
        command.SetAction(
            (parse, _) =>
                Run(
                    parse.GetValue(file)!,
                    parse.GetValue(member)!,
                    JsonNames.Parse<ImportMode>(parse.GetValue(mode))!.Value,
                    parse.GetValue(dryRun)
                )
        );
        return command;
    }

    private static async Task<int> Run(FileInfo file, string member, ImportMode mode, bool dryRun)
    {
        if (!file.Exists)
            return Fail($"There is no file {file}.");
        await using var stream = file.OpenRead();
        var reading = PortfolioFile.Read(stream);
        if (reading.Portfolio is null)
            return Show(new ImportReport(reading.Faults), ExitCodes.BadInput);
        await using var app = await LocalMechanism.Open();
        var act = new ImportPortfolio(reading.Portfolio, mode, dryRun) { PlaceOf = reading.PlaceOf };
        var outcome = await app.Services.GetRequiredService<Mechanism>().Do(act, member);
        if (act.Report.Rows.Count == 0 && !outcome.Done)
            return Fail(string.Join(' ', outcome.Refusals.Select(Text)));
        return Show(act.Report, act.Report.Clean ? ExitCodes.Done : ExitCodes.Faults);
    }

    private static int Show(ImportReport report, int code)
    {
        var table = new Table().AddColumns("Where", "Key", "Effect", "What is wrong");
        foreach (var row in report.Rows.OrderByDescending(x => x.Effect))
            table.AddRow(
                new Text(row.Place),
                new Text(row.Key ?? ""),
                new Text(JsonNames.Of(row.Effect)),
                new Text(string.Join(' ', row.Faults.Select(Text)))
            );
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{report.Count(ImportEffect.Added)} added, {report.Count(ImportEffect.Updated)} updated, {report.Count(ImportEffect.Unchanged)} unchanged, {report.Count(ImportEffect.Refused)} refused"
        );
        return code;
    }

    private static string Text(Refusal refusal) =>
        Texts.Has($"refusal.{refusal.Code}")
            ? $"{Texts.Get($"refusal.{refusal.Code}", CultureInfo.CurrentUICulture, [.. refusal.Args])} {refusal.Field}".Trim()
            : refusal.Code;

    private static int Fail(string message)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{message}[/]");
        return ExitCodes.BadInput;
    }
}
