using Confero.Delivery;
using Confero.Disclosure;
using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Web.Api;

/// <summary>Requests, their need lines, visibility and steps.</summary>
public static class RequestsApi
{
    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapGet("/", List).AllowAnonymous();
        requests.MapGet("/{id}", Get).AllowAnonymous();
        requests.MapPost("/", (DraftRequest act, Caller caller) => caller.Do(act));
        requests.MapPatch("/{id}", Edit);
        requests.MapPost(
            "/{id}/needs",
            (string id, NeedInput need, Caller caller) => caller.Do(new SaveNeed(id, null, need))
        );
        requests.MapGet("/{id}/needs/{needId}/suggestions", Suggestions);
        requests.MapPut(
            "/{id}/needs/{needId}",
            (string id, string needId, NeedInput need, Caller caller) =>
                caller.Do(new SaveNeed(id, needId, need, caller.ExpectedVersion))
        );
        requests.MapDelete(
            "/{id}/needs/{needId}",
            (string id, string needId, Caller caller) => caller.Do(new RemoveNeed(id, needId))
        );
        requests.MapPut("/{id}/visibility/{section}", SetVisibility);
        requests.MapPut(
            "/{id}/blind-matching",
            (string id, BlindMatching wanted, Caller caller) =>
                caller.Do(new AllowBlindMatching(id, wanted.Allowed, wanted.Until))
        );
        requests.MapPost(
            "/{id}/steps",
            (string id, StepInput step, Caller caller) =>
                caller.Do(
                    new TakeStep(id, step.Step, step.Note, caller.ExpectedVersion)
                    {
                        Signature = SignedAnswer.Parse(step.Signature),
                    }
                )
        );
        requests.MapPost(
            "/{id}/evaluation",
            (string id, EvaluationInput e, Caller caller) =>
                caller.Do(new EvaluateRequest(id, e.Rating, e.Effect, e.Lesson))
        );
        requests.MapPost(
            "/{id}/check",
            (string id, EvaluationInput e, Caller caller) =>
                caller.Do(new AnswerCheck(id, e.Rating, e.Effect, e.Lesson, e.Kept))
        );
        api.MapGet("/figures", async (PublicFigures figures) => await figures.Read())
            .AllowAnonymous()
            .WithTags("Requests");
    }

    private static async Task<Page<RequestRow>> List(
        RequestQueries requests,
        Caller caller,
        string? state,
        string? party,
        string? kind,
        bool? own,
        string? cursor,
        int? size
    ) =>
        await requests.List(
            caller.Viewer,
            new RequestFilter
            {
                State = state,
                PartyId = party,
                Kind = kind,
                Own = own ?? false,
                Cursor = cursor,
                Size = size ?? 25,
            }
        );

    private static async Task<IResult> Get(
        string id,
        RequestQueries requests,
        Caller caller,
        HttpContext context
    )
    {
        var found = await requests.Get(caller.Viewer, id);
        return ApiAnswers.One(context, found, found?.Version);
    }

    /// <summary>Codes that the words of a line of one's own suggest.</summary>
    private static async Task<IResult> Suggestions(
        string id,
        string needId,
        RequestQueries requests,
        TaxonomyQueries taxonomies,
        Caller caller,
        HttpContext context
    )
    {
        var found = await requests.Get(caller.Viewer, id);
        var need = found is { Own: true } ? found.Needs.FirstOrDefault(x => x.Id == needId) : null;
        return ApiAnswers.One(
            context,
            need is null
                ? null
                : NeedSuggestions.Of(NeedInput.Of(need), found!.Language, await taxonomies.Current()),
            null
        );
    }

    private static Task<IResult> Edit(string id, RequestEdit edit, Caller caller) =>
        caller.Do(
            new EditRequest(id, caller.ExpectedVersion)
            {
                Title = edit.Title,
                Language = edit.Language,
                Marking = edit.Marking,
                Texts = edit.Texts ?? new Dictionary<Section, string>(),
            }
        );

    private static async Task<IResult> SetVisibility(
        string id,
        string section,
        VisibilityInput input,
        Caller caller
    ) =>
        JsonNames.Parse<Section>(section) is { } known
            ? await caller.Do(
                new SetVisibility(
                    id,
                    known,
                    input.Class,
                    input.NamedParties ?? [],
                    caller.ExpectedVersion,
                    input.Until
                )
            )
            : ApiAnswers.Refuse([Refusal.NotFound]);
}

/// <summary>What to change of the head and texts of a request; what is absent stays.</summary>
public sealed record RequestEdit(
    string? Title,
    string? Language,
    string? Marking,
    Dictionary<Section, string>? Texts
);

/// <summary>How far a section may be seen.</summary>
public sealed record VisibilityInput(DisclosureClass Class, string[]? NamedParties, DateOnly? Until = null);

/// <summary>Whether an anonymous card may be shown, and until which day.</summary>
public sealed record BlindMatching(bool Allowed, DateOnly? Until = null);

/// <summary>A step of the process.</summary>
/// <param name="Signature">The answer of a passkey to the question of <c>/signing</c>, as WebAuthn's JSON in a text.</param>
public sealed record StepInput(string Step, string? Note, string? Signature = null);

/// <summary>An evaluation, or the answer to the later check.</summary>
public sealed record EvaluationInput(int Rating, string Effect, string? Lesson, Kept? Kept = null);
