using Confero.Landscape.Activities;
using Confero.Landscape.Reports;

namespace Confero.Web.Api;

/// <summary>The annual reports to States. Public to read; the secretariat publishes them.</summary>
public static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/landscape/reports").WithTags("Landscape");
        reports.MapGet("/", (ReportQueries queries) => queries.All()).AllowAnonymous();
        reports.MapGet("/{id}", Get).AllowAnonymous();
        reports
            .MapGet("/dictionary", (string? language) => ReportFile.Dictionary(language ?? Language))
            .AllowAnonymous();
        reports.MapPost("/", (PublishReport act, Caller caller) => caller.Do(act));
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static async Task<IResult> Get(
        string id,
        string? format,
        string? language,
        ReportQueries queries,
        HttpContext context
    )
    {
        var report = await queries.Get(id);
        if (report is null)
            return ApiAnswers.One(context, report, null);
        var name = $"confero-report-{report.Year}-{report.Edition}";
        switch (format)
        {
            case "csv":
                return Results.File(ReportFile.Csv(report), "text/csv; charset=utf-8", $"{name}.csv");
            case "xlsx":
                return Workbook.Answer(
                    $"{name}.xlsx",
                    file => ReportFile.Xlsx(report, language ?? Language, file)
                );
            default:
                return Results.Json(new ReportAnswer(ReportFile.Dictionary(language ?? Language), report));
        }
    }
}

/// <summary>A report with the meaning of its columns and figures.</summary>
public sealed record ReportAnswer(IReadOnlyList<ColumnMeaning> Dictionary, ReportView Report);
