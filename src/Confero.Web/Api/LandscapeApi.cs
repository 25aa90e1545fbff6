using System.Globalization;
using System.Security.Cryptography;
using Confero.Acts;
using Confero.Landscape.Activities;
using Confero.Landscape.Mechanisms;
using Confero.Languages;
using Confero.Web.Pages.Landscape;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Api;

/// <summary>The landscape: who does what where, and where to turn. Public to read; the secretariat brings files in.</summary>
public static class LandscapeApi
{
    public static void MapLandscape(this IEndpointRouteBuilder api)
    {
        var landscape = api.MapGroup("/landscape").WithTags("Landscape");
        landscape.MapGet("/activities", List).AllowAnonymous();
        landscape.MapGet("/activities/{id}", Get).AllowAnonymous();
        landscape.MapGet("/activities/export", Export).AllowAnonymous();
        landscape
            .MapGet("/activities/dictionary", () => ActivityExport.Dictionary(CultureInfo.CurrentUICulture))
            .AllowAnonymous();
        landscape.MapGet("/funding", Funding).AllowAnonymous();
        landscape.MapGet("/places", Places).AllowAnonymous();
        landscape.MapGet("/sources", (ImportQueries imports) => imports.Sources()).AllowAnonymous();
        landscape
            .MapGet("/sources/{id}/refused", (string id, ImportQueries imports) => imports.Refused(id))
            .AllowAnonymous();
        landscape.MapGet("/imports/{id}", Import);
        landscape.MapGet("/requests/{id}/related", Related);
        landscape.MapGet("/mechanisms", () => AssistanceMechanisms.All).AllowAnonymous();
        landscape.MapGet("/mechanisms/{id}", Mechanism).AllowAnonymous();
        landscape.MapGet("/mechanisms/file", Mechanisms).AllowAnonymous();
        landscape.MapGet("/comparison", (MechanismQueries mechanisms) => mechanisms.All()).AllowAnonymous();
        landscape.MapGet("/where-to-turn", Turn).AllowAnonymous();
        landscape.MapPost("/sources", (SourceInput source, Caller caller) => caller.Do(source.ToAct(null)));
        landscape.MapPut(
            "/sources/{id}",
            (string id, SourceInput source, Caller caller) => caller.Do(source.ToAct(id))
        );
        landscape
            .MapPost("/sources/{id}/files", Give)
            .Accepts<IFormFile>("application/xml", "text/csv", Workbook.MediaType)
            .WithMetadata(new DisableRequestSizeLimitAttribute());
        landscape.MapPost("/imports/{id}/stop", (string id, Caller caller) => caller.Do(new StopImport(id)));
        landscape.MapPut(
            "/activities/{id}/subject",
            (string id, SubjectAnswer answer, Caller caller) =>
                caller.Do(new AnswerSubject(id, answer.Answer))
        );
    }

    private static IResult Mechanisms(string? format, string? language, HttpContext context)
    {
        var culture = Language.Find(language) is { } found
            ? CultureInfo.GetCultureInfo(found.Tag)
            : CultureInfo.CurrentUICulture;
        return Workbook.OrData(
            context,
            format,
            "confero-mechanisms",
            MechanismTables.Of(AssistanceMechanisms.All, Language.Of(culture).Tag),
            MechanismTables.Dictionary(culture)
        );
    }

    private static async Task<IResult> List(
        [AsParameters] ActivityQuestion question,
        ActivityQueries activities
    ) => Results.Json(await activities.List(question.ToFilter()));

    private static async Task<IResult> Get(string id, ActivityQueries activities, HttpContext context) =>
        ApiAnswers.One(context, await activities.Get(id), null);

    private static async Task<IResult> Funding(
        [AsParameters] ActivityQuestion question,
        FundingQueries funding
    ) => Results.Json(await funding.Read(question.ToFilter()));

    private static async Task<IResult> Places(
        [AsParameters] ActivityQuestion question,
        ActivityQueries activities
    ) => Results.Json(await activities.ByPlace(question.ToFilter()));

    private static async Task<IResult> Export(
        [AsParameters] ActivityQuestion question,
        ActivityQueries activities,
        string? format
    )
    {
        var all = await activities.Export(question.ToFilter());
        switch (format)
        {
            case "csv":
                return Results.File(
                    ActivityExport.Csv(all),
                    "text/csv; charset=utf-8",
                    "confero-activities.csv"
                );
            case "xlsx":
                return Workbook.Answer(
                    "confero-activities.xlsx",
                    file => ActivityExport.Xlsx(all, CultureInfo.CurrentUICulture, file)
                );
            default:
                return Results.Json(
                    new ActivityFile(ActivityExport.Dictionary(CultureInfo.CurrentUICulture), all)
                );
        }
    }

    private static async Task<IResult> Import(
        string id,
        ImportQueries imports,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await imports.Import(caller.Viewer, id), null);

    private static async Task<IResult> Related(
        string id,
        string? need,
        RelatedActivities related,
        Caller caller,
        TimeProvider clock,
        HttpContext context
    ) =>
        ApiAnswers.One(
            context,
            await related.Of(caller.Viewer, id, need, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            null
        );

    private static IResult Mechanism(string id, HttpContext context) =>
        ApiAnswers.One(context, AssistanceMechanisms.Find(id), null);

    private static async Task<IResult> Turn([AsParameters] TurnForm form, MechanismQueries mechanisms) =>
        Results.Json(await mechanisms.Ask(form.ToQuestion()));

    private static async Task<IResult> Give(
        string id,
        string? name,
        bool? allOrNothing,
        bool? dryRun,
        HttpContext context,
        Caller caller
    )
    {
        await using var kept = new FileStream(
            Path.GetTempFileName(),
            new FileStreamOptions
            {
                Access = FileAccess.ReadWrite,
                Mode = FileMode.Create,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        await context.Request.Body.CopyToAsync(kept);
        kept.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(kept));
        return await caller.Do(
            new ImportActivities(id, name ?? "file", hash, allOrNothing ?? false, dryRun ?? false)
            {
                Content = kept,
            }
        );
    }
}

/// <summary>What is said of a source.</summary>
public sealed record SourceInput(
    string Name,
    SourceForm Form,
    string? Licence,
    string? Address,
    Landscape.Activities.Sheets.SheetMapping? Mapping
)
{
    internal SaveSource ToAct(string? id) => new(id, Name, Form, Licence, Address) { Mapping = Mapping };
}

/// <summary>How near an activity is to our subject; null takes an answer back.</summary>
public sealed record SubjectAnswer(Nearness? Answer);

/// <summary>Activities with the meaning of their fields.</summary>
public sealed record ActivityFile(
    IReadOnlyList<ColumnMeaning> Dictionary,
    IReadOnlyList<ActivityView> Activities
);
