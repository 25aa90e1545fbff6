using Confero.Acts;
using Confero.Assessments;
using Confero.Exchange;
using Confero.Web.SignIn;

namespace Confero.Web.Api;

/// <summary>Questionnaires, sites and assessments; all but the questionnaires belongs to one State.</summary>
public static class AssessmentsApi
{
    public static void MapAssessments(this IEndpointRouteBuilder api)
    {
        var forms = api.MapGroup("/questionnaires").WithTags("Assessments");
        forms.MapGet("/", async (AssessmentQueries queries) => await queries.Forms());
        forms.MapGet("/{name}", Form);
        forms.MapPost("/", (AdoptQuestionnaire act, Caller caller) => caller.Do(act));

        var sites = api.MapGroup("/sites").WithTags("Assessments");
        sites.MapGet(
            "/",
            async (AssessmentQueries queries, Caller caller) => await queries.Sites(caller.Viewer)
        );
        sites.MapGet("/roll-up", RollUp);
        sites.MapPost(
            "/",
            (SiteInput site, Caller caller) =>
                caller.Do(new SaveSite(null, site.CodeName, site.Note, site.Retired))
        );
        sites.MapPut(
            "/{id}",
            (string id, SiteInput site, Caller caller) =>
                caller.Do(new SaveSite(id, site.CodeName, site.Note, site.Retired))
        );

        var assessments = api.MapGroup("/assessments").WithTags("Assessments");
        assessments.MapGet(
            "/",
            async (AssessmentQueries queries, Caller caller) => await queries.List(caller.Viewer)
        );
        assessments.MapGet("/{id}", Get);
        assessments.MapGet("/{id}/shortfalls", Shortfalls);
        assessments.MapGet("/{id}/sheet", Sheet);
        assessments.MapGet("/compare", Compare);
        assessments.MapPost("/", (OpenAssessment act, Caller caller) => caller.Do(act));
        MapActs(assessments);
        api.MapGet("/requests/{id}/effect", Effect).WithTags("Assessments");
    }

    private static void MapActs(RouteGroupBuilder assessments)
    {
        assessments.MapPut(
            "/{id}/answers/{question}",
            (string id, string question, Confero.Assessments.AnswerInput answer, Caller caller) =>
                caller.Do(new AnswerQuestion(id, question, answer, caller.ExpectedVersion))
        );
        assessments.MapPut(
            "/{id}/sections/{section}/members",
            (string id, string section, string[] members, Caller caller) =>
                caller.Do(new AssignSection(id, section, members))
        );
        assessments.MapPost(
            "/{id}/submit",
            (string id, Caller caller) => caller.Do(new SubmitAssessment(id))
        );
        assessments.MapPost(
            "/{id}/return",
            (string id, WordInput input, Caller caller) =>
                caller.Do(new ReturnAssessment(id, input.Word ?? ""))
        );
        assessments.MapPost(
            "/{id}/conclude",
            (string id, WordInput input, Caller caller) => caller.Do(new ConcludeAssessment(id, input.Word))
        );
        assessments.MapPost(
            "/{id}/correct",
            (string id, Caller caller) => caller.Do(new CorrectAssessment(id))
        );
        assessments.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new DiscardAssessment(id)));
        assessments.MapPost(
            "/{id}/sharings",
            (string id, SharingInput input, Caller caller) =>
                caller.Do(new ShareAssessment(id, input.With, input.Detail))
        );
        assessments.MapDelete(
            "/{id}/sharings/{sharing}",
            (string id, string sharing, Caller caller) => caller.Do(new EndSharing(id, sharing))
        );
        assessments.MapPost(
            "/{id}/needs",
            (string id, ShortfallInput input, Caller caller) =>
                caller.Do(
                    new DraftNeedFromShortfall(id, input.Question, input.RequestId, input.Language ?? "en")
                )
        );
        assessments.MapPost(
            "/{id}/reassess",
            (string id, ReassessInput input, Caller caller) => caller.Do(new Reassess(id, input.RequestId))
        );
        assessments.MapPost("/{id}/sheet", Import);
    }

    private static async Task<IResult> Form(string name, int? version, AssessmentQueries queries) =>
        await queries.Form(name, version) is { } form
        && await queries.FormText(form.Code, form.Version) is { } text
            ? Results.Text(text, "application/json")
            : ApiAnswers.Refuse([Refusal.NotFound]);

    private static async Task<IResult> RollUp(AssessmentQueries queries, Caller caller) =>
        Results.Json(await queries.RollUp(caller.Viewer));

    private static async Task<IResult> Get(
        string id,
        AssessmentQueries queries,
        Caller caller,
        HttpContext context
    )
    {
        var found = await queries.Get(caller.Viewer, id);
        return ApiAnswers.One(context, found, null);
    }

    private static async Task<IResult> Shortfalls(
        string id,
        AssessmentQueries queries,
        Caller caller,
        HttpContext context
    )
    {
        var found = await queries.Get(caller.Viewer, id);
        return ApiAnswers.One(
            context,
            found is { Detail: >= AssessmentDetail.Answers }
                ? found
                    .Shortfalls.Select(x => new ShortfallRow(
                        x.Question.Code,
                        x.Section.Stage,
                        x.Credit,
                        x.Blocks,
                        x.Loss
                    ))
                    .ToList()
                : null,
            null
        );
    }

    private static async Task<IResult> Compare(
        string? first,
        string? second,
        AssessmentQueries queries,
        Caller caller,
        HttpContext context
    )
    {
        var one = await queries.Get(caller.Viewer, first ?? "");
        var other = await queries.Get(caller.Viewer, second ?? "");
        return ApiAnswers.One(
            context,
            one is null || other is null ? null : AssessmentComparison.Of(one, other),
            null
        );
    }

    private static async Task<IResult> Effect(string id, AssessmentEffects effects, Caller caller) =>
        Results.Json(await effects.Of(caller.Viewer, id));

    private static async Task<IResult> Sheet(string id, AssessmentQueries queries, Caller caller)
    {
        if (await queries.Get(caller.Viewer, id) is not { Own: not null } found)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        var outcome = await caller.Outcome(new TakeAnswerSheet(id));
        return outcome.Done
            ? Results.File(
                AnswerSheet.Write(found, CultureInfo.CurrentUICulture),
                Workbook.MediaType,
                $"{found.Id}.xlsx"
            )
            : ApiAnswers.Refuse(outcome.Refusals);
    }

    private static async Task<IResult> Import(
        string id,
        bool? dryRun,
        HttpContext context,
        AssessmentQueries queries,
        CurrentMember member,
        Mechanism mechanism
    )
    {
        if (await queries.Get(member.Viewer, id) is not { Own: not null } found)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        if (context.Request.ContentLength is null or > AnswerSheetReader.MostBytes)
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        var reading = AnswerSheetReader.Read(body, found.Definition);
        if (reading.Fault is { } fault)
            return ApiAnswers.Refuse([fault]);
        var act = new ImportAnswers(id, reading.Rows, dryRun ?? false);
        var key = context.Request.Headers[ActGuard.Header].ToString();
        var outcome = await mechanism.Do(act, member.Presence, act.DryRun ? null : key);
        if (outcome.Done || (act.DryRun && act.Report is { Clean: true, Rows.Count: > 0 }))
            return Results.Json(act.Report);
        return act.Report.Rows.Count > 0
            ? Results.Json(act.Report, statusCode: StatusCodes.Status422UnprocessableEntity)
            : ApiAnswers.Refuse(outcome.Refusals);
    }
}

/// <summary>A site under its code name.</summary>
public sealed record SiteInput(string CodeName, string? Note, bool Retired = false);

/// <summary>What the authoriser says with a decision.</summary>
public sealed record WordInput(string? Word);

/// <summary>A consent to show an assessment.</summary>
public sealed record SharingInput(string With, AssessmentDetail Detail);

/// <summary>The shortfall a need is drafted from, and where to.</summary>
public sealed record ShortfallInput(string Question, string? RequestId, string? Language);

/// <summary>The case whose effect is measured.</summary>
public sealed record ReassessInput(string RequestId);

/// <summary>A shortfall in a list.</summary>
public sealed record ShortfallRow(string Question, string Stage, int Credit, int? Blocks, int Loss);
