using Confero.Jobs;
using Confero.Matching;

namespace Confero.Web.Api;

/// <summary>Plans over all open needs.</summary>
public static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/matching/plans").WithTags("Matching");
        plans.MapGet("/", List);
        plans.MapGet("/{id}", Get);
        plans.MapPost("/", (MakePlan act, Caller caller) => caller.Do(act));
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
}

/// <summary>A plan in a list.</summary>
public sealed record PlanRow(string Id, DateTimeOffset At, double Objective, double Bound);

/// <summary>Plans that were made, and how far one that is being made has come, in percent.</summary>
public sealed record PlanList(IReadOnlyList<PlanRow> Plans, int? Running);
