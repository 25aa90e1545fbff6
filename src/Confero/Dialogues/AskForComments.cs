using Confero.Acts;
using Confero.Identity;
using NodaTime;

namespace Confero.Dialogues;

/// <summary>The chair circulates the draft summary and asks for comments until the end of a day in a zone.</summary>
/// <param name="Until">The last day.</param>
/// <param name="Zone">IANA name of the zone in which that day ends, for everyone at the same instant.</param>
public sealed record AskForComments(string SeriesId, DateOnly Until, string Zone = "Etc/UTC") : Act
{
    public override string Code => "dialogue.ask-comments";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (floor.Series.State != SeriesState.Closed)
            return Refusal.Rule("dialogue.not-in-state");
        if (floor.Series.Summary.Count == 0)
            return Refusal.Rule("dialogue.no-summary");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is not { } zone)
            return Refusal.Unknown("zone", Zone);
        var end = zone.AtStartOfDay(LocalDate.FromDateOnly(Until).PlusDays(1)).ToDateTimeOffset();
        if (end <= scope.Now)
            return Refusal.Invalid("dialogue.in-the-past", "until");
        floor.Series.CommentsUntil = end.ToUniversalTime();
        floor.Series.ChangedAt = scope.Now;
        await scope.TellParticipants(floor, "notice.dialogue-comments", SeriesId);
        return Outcome.Of(SeriesId);
    }
}
