using Confero.Notices;

namespace Confero.Web.Api;

/// <summary>The caller's own notices and how they come.</summary>
public static class NoticesApi
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet(
            "/",
            async (
                NoticeQueries queries,
                Caller caller,
                string? topic,
                bool? unread,
                string? cursor,
                int? size
            ) =>
                await queries.List(
                    caller.Viewer,
                    new NoticeFilter
                    {
                        Topic = JsonNames.Parse<Topic>(topic),
                        Unread = unread == true,
                        Cursor = cursor,
                        Size = size ?? 25,
                    }
                )
        );
        // Whether something was read is the person's to say, not a program's.
        notices
            .MapPut(
                "/{id}/read",
                (string id, NoticeQueries queries, Caller caller) => Mark(queries, caller, id, true)
            )
            .ForPersons();
        notices
            .MapDelete(
                "/{id}/read",
                (string id, NoticeQueries queries, Caller caller) => Mark(queries, caller, id, false)
            )
            .ForPersons();
        notices.MapGet(
            "/choice",
            async (NoticeQueries queries, Caller caller) => ChoiceRow.Of(await queries.Choice(caller.Viewer))
        );
        notices.MapPut("/choice", (ChooseNotices act, Caller caller) => caller.Do(act));
    }

    private static async Task<IResult> Mark(NoticeQueries queries, Caller caller, string id, bool read)
    {
        await queries.Mark(caller.Viewer, read, id);
        return Results.NoContent();
    }
}

/// <summary>How a member wants word, as the API shows it.</summary>
/// <param name="Cadences">Name of the cadence by name of the topic.</param>
public sealed record ChoiceRow(
    IReadOnlyDictionary<string, string> Cadences,
    string Zone,
    int Hour,
    string WeeklyOn
)
{
    internal static ChoiceRow Of(NoticeChoice choice) =>
        new(
            Topics.All.ToDictionary(JsonNames.Of, x => JsonNames.Of(choice.Of(x))),
            choice.Zone,
            choice.Hour,
            JsonNames.Of(choice.WeeklyOn)
        );
}
