using Confero.Jobs;
using Confero.Matching;

namespace Confero.Web.Api;

/// <summary>Plans over all open needs.</summary>
public static class PlansApi
{
    private const int MostMissing = 100;

    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/matching/plans").WithTags("Matching");
        plans.MapGet("/", List);
        plans.MapGet("/{id}", Get);
        plans.MapGet("/compare", Compare);
        plans.MapGet("/rules", Rules);
        plans.MapGet("/{id}/missing", Missing);
        plans.MapGet("/{id}/why/{needId}", Why);
        plans.MapPost("/", (MakePlan act, Caller caller) => caller.Do(act));
        plans.MapPost("/stop", (StopPlan act, Caller caller) => caller.Do(act));
        plans.MapPost("/keep", (KeepPackage act, Caller caller) => caller.Do(act));
        plans.MapPost("/forbid", (ForbidPair act, Caller caller) => caller.Do(act));
        plans.MapPost("/lift", (LiftPlanningRule act, Caller caller) => caller.Do(act));
    }

    private static async Task<IResult> List(MatchingQueries queries, JobQueue jobs, Caller caller)
    {
        if (!caller.Viewer.ReadsForSecretariat)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        var rows = (await queries.Plans(caller.Viewer)).Select(x => new PlanRow(
            x.Id,
            x.At,
            x.Objective,
            x.Bound
        ));
        return Results.Json(new PlanList([.. rows], (await jobs.Running(MakePlan.JobKind))?.Progress));
    }

    private static async Task<IResult> Get(string id, PlanReader plans, Caller caller, HttpContext context) =>
        ApiAnswers.One(context, (await plans.Read(caller.Viewer, id))?.Plan, null);

    private static async Task<IResult> Compare(
        string? first,
        string? second,
        PlanReader plans,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await plans.Compare(caller.Viewer, first ?? "", second ?? ""), null);

    private static async Task<IResult> Rules(PlanReader plans, Caller caller) =>
        caller.Viewer.ReadsForSecretariat
            ? Results.Json(await plans.Rules(caller.Viewer))
            : ApiAnswers.Refuse([Refusal.NotFound]);

    private static async Task<IResult> Missing(
        string id,
        PlanReader plans,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await plans.Missing(caller.Viewer, id, MostMissing), null);

    private static async Task<IResult> Why(
        string id,
        string needId,
        PlanReader plans,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await plans.Why(caller.Viewer, id, needId), null);
}

/// <summary>A plan in a list.</summary>
public sealed record PlanRow(string Id, DateTimeOffset At, double Objective, double Bound);

/// <summary>Plans that were made, and how far one that is being made has come, in percent.</summary>
public sealed record PlanList(IReadOnlyList<PlanRow> Plans, int? Running);
