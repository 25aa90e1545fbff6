using Confero.Identity;

namespace Confero.Web.Api;

/// <summary>Recoveries the caller may confirm as the second person, or stop.</summary>
public static class RecoveriesApi
{
    public static void MapRecoveries(this IEndpointRouteBuilder api)
    {
        var recoveries = api.MapGroup("/recoveries").WithTags("Session").ForPersons();
        recoveries.MapGet(
            "/",
            async (Recoveries queries, Caller caller) => await queries.Open(caller.Viewer)
        );
        recoveries.MapPost(
            "/{id}/confirmation",
            (string id, Digits digits, Caller caller) => caller.Do(new ConfirmRecovery(id, digits.Value))
        );
        recoveries.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new StopRecovery(id)));
    }
}

/// <summary>The six digits as the person said them.</summary>
public sealed record Digits(string Value);
