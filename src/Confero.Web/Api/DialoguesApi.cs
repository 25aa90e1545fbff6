using Confero.Dialogues;
using Confero.Languages;
using Confero.Notices.Calendar;
using Confero.Parties;

namespace Confero.Web.Api;

/// <summary>Dialogues: all that their pages can do. An act is posted under its name, with its input as the body.</summary>
public static class DialoguesApi
{
    public static void MapDialogues(this IEndpointRouteBuilder api)
    {
        var dialogues = api.MapGroup("/dialogues").WithTags("Dialogues");
        dialogues
            .MapGet("/", async (DialogueQueries queries, Caller caller) => await queries.List(caller.Viewer))
            .AllowAnonymous();
        dialogues.MapGet("/{id}", Get).AllowAnonymous();
        dialogues.MapGet("/{id}/file", File).AllowAnonymous();
        dialogues.MapGet(
            "/waiting",
            async (DialogueTasks tasks, Caller caller) => await tasks.For(caller.Viewer)
        );
        dialogues.MapGet("/tickets/{id}", Ticket);
        MapChair(dialogues);
        MapDelegations(dialogues);
        MapVoice(dialogues);
    }

    /// <summary>A session as a file for calendars.</summary>
    public static void MapSessionCalendar(this IEndpointRouteBuilder site) =>
        site.MapGet("/dialogues/sessions/{id}/calendar", Calendar).AllowAnonymous().ExcludeFromDescription();

    private static void MapChair(RouteGroupBuilder dialogues)
    {
        dialogues.MapPost("/save-series", (SaveSeries act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/move-series", (MoveSeries act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/save-session", (SaveSession act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/move-session", (MoveSession act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/save-question", (SaveQuestion act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/move-question", (MoveQuestion act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/invite", (InviteToSeries act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/decide-registration", (DecideRegistration act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/hide-statement", (HideStatement act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/release-batch", (ReleaseBatch act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/decide-amendment", (DecideAmendment act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/open-poll", (OpenPoll act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/close-poll", (ClosePoll act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/save-finding", (SaveFinding act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/link-change", (LinkChange act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/save-summary", (SaveSummary act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/ask-comments", (AskForComments act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/agree-summary", (AgreeSummary act, Caller caller) => caller.Do(act));
    }

    private static void MapDelegations(RouteGroupBuilder dialogues)
    {
        dialogues.MapPost("/register", (RegisterForSeries act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/leave", (LeaveSeries act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/save-paper", (SavePaper act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/make-statement", (MakeStatement act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/withdraw-statement", (WithdrawStatement act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/draw-ticket", (DrawTicket act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/save-proposal", (SaveProposal act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/propose-amendment", (ProposeAmendment act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/cast-voice", (CastVoice act, Caller caller) => caller.Do(act));
        dialogues.MapPost("/remark", (RemarkOnSummary act, Caller caller) => caller.Do(act));
    }

    /// <summary>For whoever holds a ticket, without a session: the way by which no name goes.</summary>
    private static void MapVoice(RouteGroupBuilder dialogues)
    {
        var voice = dialogues.MapGroup("/voice").AllowAnonymous();
        voice.MapPost("/read", async (Voice x, SealedBoxes boxes) => Shown(await boxes.Read(x.Ticket)));
        voice.MapPost(
            "/put",
            async (Voice x, SealedBoxes boxes) => Said(await boxes.Put(x.Ticket, x.Text, x.Language))
        );
        voice.MapPost(
            "/choose",
            async (Voice x, SealedBoxes boxes) => Said(await boxes.Choose(x.Ticket, x.Choice))
        );
        voice.MapPost(
            "/withdraw",
            async (Voice x, SealedBoxes boxes) => Said(await boxes.Withdraw(x.Ticket))
        );
    }

    private static IResult Shown(TicketView? view) =>
        view is null
            ? ApiAnswers.Refuse([Refusal.Invalid("dialogue.bad-ticket", "ticket")])
            : Results.Json(view);

    private static IResult Said(Outcome outcome) =>
        outcome.Done ? Results.NoContent() : ApiAnswers.Refuse(outcome.Refusals);

    private static async Task<IResult> Get(
        string id,
        DialogueQueries queries,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await queries.Get(caller.Viewer, id), null);

    /// <summary>All that the caller may read of a series as tables with the meaning of their columns: JSON, or a workbook.</summary>
    private static async Task<IResult> File(
        string id,
        string? format,
        string? language,
        DialogueQueries queries,
        PartyQueries parties,
        Caller caller,
        HttpContext context
    )
    {
        if (await queries.Get(caller.Viewer, id) is not { } view)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        var culture = Language.Find(language) is { } found
            ? CultureInfo.GetCultureInfo(found.Tag)
            : CultureInfo.CurrentUICulture;
        var tag = Language.Of(culture).Tag;
        var tables = DialogueTables.Of(view, tag, await parties.Names(tag));
        return Workbook.OrData(context, format, view.Series.Id, tables, DialogueTables.Dictionary(culture));
    }

    private static async Task<IResult> Ticket(
        string id,
        DialogueQueries queries,
        Caller caller,
        HttpContext context
    ) =>
        ApiAnswers.One(
            context,
            await queries.BlindSignature(caller.Viewer, id) is { } signature
                ? new DrawnTicket(id, signature)
                : null,
            null
        );

    private static async Task<IResult> Calendar(
        string id,
        DialogueQueries queries,
        CalendarQueries calendars,
        SignIn.CurrentMember current
    )
    {
        var view = await queries.Around(current.Viewer, id);
        if (view?.Sessions.FirstOrDefault(x => x.Id == id) is not { } session)
            return Results.NotFound();
        var language = Language.Of(CultureInfo.CurrentUICulture).Tag;
        var entry = DialogueDates.Entry(session) with
        {
            Title =
                $"{Chosen.Of(view.Series.Titles, language).Text}: {Chosen.Of(session.Titles, language).Text}",
            Place = string.Join(" · ", new[] { session.Place, session.Link }.OfType<string>()),
        };
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(calendars.File(entry, language)),
            "text/calendar",
            $"{id}.ics"
        );
    }
}

/// <summary>What the holder of a ticket sends.</summary>
/// <param name="Ticket">The code, as it was shown once.</param>
public sealed record Voice(
    string Ticket,
    string? Text = null,
    string? Language = null,
    string? Choice = null
);

/// <summary>The blind signature of the own party's ticket, in base 64; only who blinded it can use it.</summary>
public sealed record DrawnTicket(string SubjectId, string BlindSignature);
