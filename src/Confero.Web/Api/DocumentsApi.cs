using Confero.Disclosure;
using Confero.Documents;
using Confero.Web.SignIn;

namespace Confero.Web.Api;

/// <summary>Marks what is handed over as bytes and nothing else: no page of ours, nothing that runs.</summary>
internal sealed class Inert;

/// <summary>Documents of cases and deliveries; the only place from which they are served.</summary>
public static class DocumentsApi
{
    /// <summary>The address pages link to.</summary>
    public static void MapDocumentFiles(this WebApplication app) =>
        app.MapGet(
                "/documents/{id}",
                async (string id, DocumentQueries documents, CurrentMember current) =>
                    File(await documents.Get(current.Viewer, id)) ?? Results.NotFound()
            )
            .RequireAuthorization()
            .WithMetadata(new Inert())
            .ExcludeFromDescription();

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet(
            "/of/{id}",
            async (string id, DocumentQueries queries, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await queries.Of(caller.Viewer, id), null)
        );
        documents.MapPost("/of/{id}", Attach);
        documents
            .MapGet(
                "/{id}/content",
                async (string id, DocumentQueries queries, Caller caller) =>
                    File(await queries.Get(caller.Viewer, id)) ?? ApiAnswers.Refuse([Refusal.NotFound])
            )
            .WithMetadata(new Inert());
        documents.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new RemoveDocument(id)));
    }

    private static async Task<IResult> Attach(
        HttpContext context,
        Caller caller,
        DocumentIntake intake,
        string id,
        string? name = null,
        string? section = null
    )
    {
        if (context.Request.ContentLength is null or > DocumentLimits.MostBytes)
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge);
        var asked = JsonNames.Parse<Section>(section);
        if (section is not null && asked is null)
            return ApiAnswers.Refuse([Refusal.Unknown("section", section)]);
        var act = await intake.Take(
            caller.Viewer,
            id,
            asked,
            name ?? "",
            context.Request.Body,
            context.RequestAborted
        );
        return act is null ? ApiAnswers.Refuse([Refusal.NotFound]) : await caller.Do(act);
    }

    private static IResult? File(DocumentFile? file) =>
        file is null ? null : Results.File(file.Bytes, file.Kind.MediaType(), file.FileName);
}
