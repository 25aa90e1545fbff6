using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>The chair opens a series, or closes it to contributions.</summary>
/// <param name="Step">open or close.</param>
public sealed record MoveSeries(string SeriesId, string Step) : Act
{
    public override string Code => "dialogue.move-series";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        var series = floor.Series;
        if (Step == "open" && series.State == SeriesState.Planned)
        {
            series.State = SeriesState.Open;
            foreach (var invited in floor.Registrations)
                await scope.Notify(
                    invited.PartyId,
                    Roles.Drafter | Roles.Authoriser,
                    "notice.dialogue-invited",
                    series.Id
                );
        }
        else if (Step == "close" && series.Takes)
            series.State = SeriesState.Closed;
        else
            return Step is "open" or "close"
                ? Refusal.Rule("dialogue.not-in-state")
                : Refusal.Unknown("step", Step);
        series.ChangedAt = scope.Now;
        return Outcome.Of(series.Id);
    }
}
