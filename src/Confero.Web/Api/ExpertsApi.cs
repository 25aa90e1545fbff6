using Confero.Experts;

namespace Confero.Web.Api;

/// <summary>The roster, as far as the caller keeps it.</summary>
public static class ExpertsApi
{
    public static void MapExperts(this IEndpointRouteBuilder api)
    {
        var experts = api.MapGroup("/experts").WithTags("Experts");
        experts.MapGet(
            "/",
            async (ExpertQueries queries, Caller caller) => await queries.List(caller.Viewer)
        );
        experts.MapGet("/{id}", Get);
        experts.MapPost("/", (ExpertInput expert, Caller caller) => caller.Do(new SaveExpert(null, expert)));
        experts.MapPut(
            "/{id}",
            (string id, ExpertInput expert, Caller caller) =>
                caller.Do(new SaveExpert(id, expert, caller.ExpectedVersion))
        );
        experts.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new LeaveRoster(id)));
    }

    private static async Task<IResult> Get(
        string id,
        ExpertQueries queries,
        Caller caller,
        HttpContext context
    )
    {
        var found = await queries.Get(caller.Viewer, id);
        return ApiAnswers.One(context, found, found?.Version);
    }
}
