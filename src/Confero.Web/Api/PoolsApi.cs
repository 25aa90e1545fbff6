using Confero.Matching.Pooling;

namespace Confero.Web.Api;

/// <summary>The same need of several neighbours, met together if all agree.</summary>
public static class PoolsApi
{
    public static void MapPools(this IEndpointRouteBuilder api)
    {
        var pools = api.MapGroup("/pools").WithTags("Pools");
        pools.MapGet(
            "/suggestions",
            async (PoolQueries queries, Caller caller) => await queries.Suggestions(caller.Viewer)
        );
        pools.MapGet("/", async (PoolQueries queries, Caller caller) => await queries.List(caller.Viewer));
        pools.MapPost("/", (ProposePool act, Caller caller) => caller.Do(act));
        pools.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new TakeBackPool(id)));
        pools.MapPost(
            "/{id}/package",
            (string id, PoolOffer offer, Caller caller) => caller.Do(new PackagePool(id, offer.OfferId))
        );
        var mine = api.MapGroup("/pool-parts").WithTags("Pools");
        mine.MapGet("/", async (PoolQueries queries, Caller caller) => await queries.Mine(caller.Viewer));
        mine.MapGet(
            "/{id}",
            async (string id, PoolQueries queries, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await queries.Part(caller.Viewer, id), null)
        );
        mine.MapPost(
            "/{id}/answer",
            (string id, PoolAnswer answer, Caller caller) => caller.Do(new AnswerPool(id, answer.Accepts))
        );
    }
}

/// <summary>The offer that shall serve a pool.</summary>
public sealed record PoolOffer(string OfferId);

/// <summary>Yes or no to a pool.</summary>
public sealed record PoolAnswer(bool Accepts);
