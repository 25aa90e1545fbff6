using Confero.Requests.Erasing;
using Confero.Vault;

namespace Confero.Web.Api;

/// <summary>Destroying a State's confidential content, and renewing keys.</summary>
public static class ErasuresApi
{
    public static void MapErasures(this IEndpointRouteBuilder api)
    {
        var erasures = api.MapGroup("/erasures").WithTags("Erasure");
        erasures.MapGet(
            "/",
            async (ErasureQueries queries, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await queries.Get(caller.Viewer), null)
        );
        erasures.MapPost("/", (Caller caller) => caller.Do(new AskErasure()));
        erasures.MapPost(
            "/{id}/confirmation",
            (string id, Caller caller) => caller.Do(new ConfirmErasure(id))
        );
        erasures.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new WithdrawErasure(id)));
        api.MapPost("/keys/rotation", (RotateKeys act, Caller caller) => caller.Do(act)).WithTags("Keys");
    }
}
