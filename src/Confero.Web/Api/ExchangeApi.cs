using Confero.Acts;
using Confero.Exchange;
using Confero.Taxonomy;
using Confero.Web.SignIn;

namespace Confero.Web.Api;

/// <summary>The portfolio as a file, out and in.</summary>
public static class ExchangeApi
{
    public static void MapExchange(this IEndpointRouteBuilder api)
    {
        var exchange = api.MapGroup("/portfolio").WithTags("Exchange");
        exchange.MapGet("/", Export);
        exchange.MapGet("/template", Template);
        exchange.MapPost("/", Import).Accepts<IFormFile>("application/json", Workbook.MediaType);
    }

    private static async Task<IResult> Export(
        PortfolioExport export,
        TaxonomyQueries taxonomies,
        Caller caller,
        string? format
    )
    {
        var outcome = await caller.Outcome(new TakeExport(format == "xlsx" ? "xlsx" : "json"));
        if (!outcome.Done)
            return ApiAnswers.Refuse(outcome.Refusals);
        var portfolio = await export.Of(caller.Viewer);
        return format == "xlsx"
            ? File(portfolio, await taxonomies.Current(), "confero-portfolio.xlsx")
            : Results.Text(PortfolioJson.Write(portfolio), "application/json");
    }

    private static async Task<IResult> Template(TaxonomyQueries taxonomies) =>
        File(new Portfolio(), await taxonomies.Current(), "confero-template.xlsx");

    private static async Task<IResult> Import(
        HttpContext context,
        CurrentMember member,
        Mechanism mechanism,
        bool? dryRun,
        string? mode
    )
    {
        if (context.Request.ContentLength > PortfolioFile.MostBytes)
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        var reading = PortfolioFile.Read(body);
        if (reading.Portfolio is null)
            return Results.Json(
                new ImportReport(reading.Faults),
                statusCode: StatusCodes.Status400BadRequest
            );
        var act = new ImportPortfolio(
            reading.Portfolio,
            JsonNames.Parse<ImportMode>(mode) ?? ImportMode.Update,
            dryRun ?? false
        )
        {
            PlaceOf = reading.PlaceOf,
        };
        var key = context.Request.Headers[ActGuard.Header].ToString();
        var outcome = await mechanism.Do(act, member.Presence, act.DryRun ? null : key);
        if (outcome.Done || (act.DryRun && act.Report.Clean))
            return Results.Json(act.Report);
        return act.Report.Rows.Count > 0
            ? Results.Json(act.Report, statusCode: StatusCodes.Status422UnprocessableEntity)
            : ApiAnswers.Refuse(outcome.Refusals);
    }

    private static IResult File(Portfolio portfolio, Taxonomies taxonomies, string name) =>
        Workbook.Answer(name, file => PortfolioXlsx.Write(portfolio, taxonomies, file));
}
