using Confero.Matching;

namespace Confero.Web.Api;

/// <summary>Candidates, anonymous cards and interest.</summary>
public static class MatchingApi
{
    public static void MapMatching(this IEndpointRouteBuilder api)
    {
        var matching = api.MapGroup("/matching").WithTags("Matching");
        matching.MapGet("/needs/{id}/candidates", Candidates);
        matching.MapGet(
            "/cards",
            async (MatchingQueries queries, Caller caller) => await queries.Cards(caller.Viewer)
        );
        matching.MapPost(
            "/cards/{needId}/interest",
            (string needId, InterestInput input, Caller caller) =>
                caller.Do(new ShowInterest(needId, input.OfferId, input.Note))
        );
    }

    private static async Task<IResult> Candidates(
        string id,
        MatchingQueries queries,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await queries.Candidates(caller.Viewer, id), null);
}

/// <summary>Interest in an anonymous card.</summary>
public sealed record InterestInput(string? OfferId, string? Note);
