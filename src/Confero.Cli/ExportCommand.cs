using System.CommandLine;
using Confero.Disclosure;
using Confero.Exchange;
using Confero.Parties;
using Confero.Taxonomy;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Confero.Cli;

/// <summary><c>confero export FILE [--as MEMBER]</c>: what a member, or the public, may see.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Where to write; .xlsx makes a workbook, anything else JSON.",
        };
        var member = new Option<string?>("--as")
        {
            Description = "Id of the member whose view to export; the public's without it.",
        };
        var command = new Command("export", "Write the portfolio as one viewer may see it.") { file, member };
        command.SetAction((parse, _) => Run(parse.GetValue(file)!, parse.GetValue(member)));
        return command;
    }

    private static async Task<int> Run(FileInfo file, string? memberId)
    {
        await using var app = await LocalMechanism.Open();
        var viewer = Viewer.Public;
        if (memberId is not null)
        {
            if (await app.Services.GetRequiredService<MemberQueries>().Active(memberId) is not { } found)
            {
                AnsiConsole.MarkupLineInterpolated(
                    CultureInfo.InvariantCulture,
                    $"[red]There is no active member {memberId}.[/]"
                );
                return ExitCodes.BadInput;
            }
            viewer = Viewers.Of(found.Member);
        }
        var portfolio = await app.Services.GetRequiredService<PortfolioExport>().Of(viewer);
        await using var stream = file.Create();
        if (file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            PortfolioXlsx.Write(
                portfolio,
                await app.Services.GetRequiredService<TaxonomyQueries>().Current(),
                stream
            );
        else
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(PortfolioJson.Write(portfolio)));
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{portfolio.Requests.Count} requests, {portfolio.Needs.Count} needs, {portfolio.Offers.Count} offers, {portfolio.Experts.Count} experts."
        );
        return ExitCodes.Done;
    }
}
