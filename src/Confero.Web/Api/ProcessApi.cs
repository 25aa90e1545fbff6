using Confero.Process;
using Confero.Requests;

namespace Confero.Web.Api;

/// <summary>Process definitions: public to read, compare and rehearse; for the administrator to copy, edit, adopt and retire.</summary>
public static class ProcessApi
{
    public static void MapProcess(this IEndpointRouteBuilder api)
    {
        var processes = api.MapGroup("/processes").WithTags("Process");
        processes.MapGet("/", async (ProcessQueries queries) => await queries.Current()).AllowAnonymous();
        processes.MapGet("/{id}", One).AllowAnonymous();
        processes.MapGet("/{id}/versions", Versions).AllowAnonymous();
        processes.MapGet("/compare", Compare).AllowAnonymous();
        processes.MapGet("/rehearsal", Rehearse).AllowAnonymous();
        processes.MapPost(
            "/",
            async (ProcessInput input, Caller caller) =>
                input.Definition is { } definition
                    ? await caller.Do(new AdoptProcess(definition.GetRawText(), input.Note))
                    : ApiAnswers.Refuse([Refusal.Missing("definition")])
        );
        processes.MapPost("/copies", (CopyProcess act, Caller caller) => caller.Do(act));
        processes.MapPost("/retirements", (RetireProcess act, Caller caller) => caller.Do(act));
        processes.MapPost("/restorations", (RestoreProcess act, Caller caller) => caller.Do(act));
        MapDrafts(api.MapGroup("/process-drafts").WithTags("Process"));
        MapCases(api.MapGroup("/requests").WithTags("Process"));
        var onCall = api.MapGroup("/on-call").WithTags("Process");
        onCall.MapGet("/", async (OnCallQueries queries, Caller caller) => await queries.Own(caller.Viewer));
        onCall.MapPut("/", (SetOnCall act, Caller caller) => caller.Do(act));
    }

    private static void MapDrafts(RouteGroupBuilder drafts)
    {
        drafts.MapGet(
            "/",
            async (ProcessQueries queries, Caller caller) =>
                (await queries.Drafts(caller.Viewer)).Select(DraftAnswer.Of)
        );
        drafts.MapGet("/{id}", Draft);
        drafts.MapPut(
            "/{id}",
            (string id, DraftInput input, Caller caller) =>
                caller.Do(new EditProcess(id, input.Text, caller.ExpectedVersion))
        );
        drafts.MapPost(
            "/{id}/adoption",
            (string id, AdoptionInput input, Caller caller) =>
                caller.Do(new AdoptDraft(id, input.Note, caller.ExpectedVersion))
        );
        drafts.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new DiscardProcess(id)));
    }

    private static void MapCases(RouteGroupBuilder requests)
    {
        requests.MapGet("/{id}/deadlines", Deadlines);
        requests.MapPost("/{id}/taking-up", (string id, Caller caller) => caller.Do(new TakeUpCase(id)));
        requests.MapGet("/{id}/migrations", Migrations);
        requests.MapGet("/{id}/migrations/preview", Preview);
        requests.MapPost(
            "/{id}/migrations",
            (string id, MigrationInput input, Caller caller) =>
                caller.Do(
                    new MigrateCase(
                        id,
                        input.Process,
                        input.Version,
                        input.State,
                        input.Note,
                        caller.ExpectedVersion
                    )
                )
        );
        requests.MapPost(
            "/{id}/migrations/answer",
            (string id, MigrationAnswer answer, Caller caller) =>
                caller.Do(new AnswerMigration(id, answer.Migration, answer.Accepts))
        );
    }

    private static async Task<IResult> One(ProcessQueries queries, HttpContext context, string id) =>
        ApiAnswers.One(context, await queries.Find(id), null);

    private static async Task<IResult> Versions(ProcessQueries queries, HttpContext context, string id)
    {
        var versions = await queries.Versions(id);
        var answer = versions.Select(x => new VersionAnswer(
            x.Version,
            x.AdoptedAt,
            x.Note,
            x.RetiredAt,
            x.RetireNote
        ));
        return ApiAnswers.One(context, versions.Count == 0 ? null : answer.ToList(), null);
    }

    private static async Task<IResult> Compare(
        ProcessQueries queries,
        Caller caller,
        HttpContext context,
        string a,
        string b
    )
    {
        var (before, after) = (await queries.Find(caller.Viewer, a), await queries.Find(caller.Viewer, b));
        return ApiAnswers.One(
            context,
            before is null || after is null ? null : ProcessDifference.Between(before, after),
            null
        );
    }

    /// <summary>Plays moves (see <see cref="Rehearsal.Play"/>) from an instant; nothing is stored.</summary>
    private static async Task<IResult> Rehearse(
        ProcessQueries queries,
        Caller caller,
        HttpContext context,
        string of,
        DateTimeOffset start,
        string[]? move
    )
    {
        if (await queries.Find(caller.Viewer, of) is not { } process || start.Year is < 2000 or > 2100)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        var played = Rehearsal.Play(process, start, move ?? []);
        var choices = Rehearsal.People.ToDictionary(x => x.Key, x => played.Choices(x));
        return ApiAnswers.One(
            context,
            new RehearsalAnswer(played.State.Code, played.Now, played.Deadlines, played.Events, choices),
            null
        );
    }

    private static async Task<IResult> Draft(
        ProcessQueries queries,
        Caller caller,
        HttpContext context,
        string id
    ) =>
        await queries.Draft(caller.Viewer, id) is { } draft
            ? ApiAnswers.One(context, DraftAnswer.Of(draft), draft.Version)
            : ApiAnswers.Refuse([Refusal.NotFound]);

    private static async Task<IResult> Deadlines(
        RequestQueries requests,
        ProcessQueries processes,
        TimeProvider clock,
        Caller caller,
        HttpContext context,
        string id
    )
    {
        if (
            await requests.Get(caller.Viewer, id) is not { } found
            || !found.Own && !caller.Viewer.ReadsForSecretariat
        )
            return ApiAnswers.Refuse([Refusal.NotFound]);
        var process = await processes.Version(found.ProcessCode, found.ProcessVersion);
        return ApiAnswers.One(
            context,
            Deadline.Of(process, found.State, found.StateSince, clock.GetUtcNow()),
            null
        );
    }

    private static async Task<IReadOnlyList<CaseMigration>> Migrations(
        MigrationQueries queries,
        Caller caller,
        string id
    ) => await queries.Of(caller.Viewer, id);

    private static async Task<IResult> Preview(
        MigrationQueries queries,
        Caller caller,
        HttpContext context,
        string id,
        string? to,
        string? state
    ) =>
        await queries.Preview(caller.Viewer, id, to ?? "", state) is var (_, plan)
            ? ApiAnswers.One(context, plan, null)
            : ApiAnswers.Refuse([Refusal.NotFound]);
}
