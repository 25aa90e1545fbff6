using Confero.Process;

namespace Confero.Web.Api;

/// <summary>Process definitions: public to read, for the administrator to adopt.</summary>
public static class ProcessApi
{
    public static void MapProcess(this IEndpointRouteBuilder api)
    {
        var processes = api.MapGroup("/processes").WithTags("Process");
        processes.MapGet("/", async (ProcessQueries queries) => await queries.Current()).AllowAnonymous();
        processes.MapPost(
            "/",
            (ProcessInput input, Caller caller) => caller.Do(new AdoptProcess(input.Definition.GetRawText()))
        );
    }
}

/// <summary>A definition to adopt.</summary>
public sealed record ProcessInput(System.Text.Json.JsonElement Definition);
