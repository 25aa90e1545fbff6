using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>What is said of a series.</summary>
/// <param name="Titles">By language tag.</param>
/// <param name="ChairId">The member who chairs; only the secretariat appoints.</param>
/// <param name="Visibility">delegates, parties or public.</param>
/// <param name="Threshold">The fewest contributions published together without names, 3 to 20.</param>
public sealed record SeriesInput(
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Purposes,
    string ChairId,
    string? HostId,
    IReadOnlyList<string> Languages,
    string Visibility = "parties",
    int? Seats = null,
    int DelegatesPerParty = 4,
    int Threshold = 5
);

/// <summary>The secretariat plans a series and appoints its chair; the chair may change the rest.</summary>
public sealed record SaveSeries(string? SeriesId, SeriesInput Series, Guid? ExpectedVersion = null) : Act
{
    private const int LeastThreshold = 3;
    private const int MostThreshold = 20;
    private const int MostDelegates = 50;

    public override string Code => "dialogue.save-series";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var floor = SeriesId is null ? null : await scope.Floor(SeriesId);
        if (SeriesId is not null && floor is not { Standing.Manages: true })
            return Refusal.NotFound;
        var appoints = scope.Viewer.IsSecretariat && scope.Viewer.Has(Roles.Broker);
        if (!appoints && (floor is null || floor.Series.ChairId != Series.ChairId))
            return Refusal.NotYours;
        if (ExpectedVersion is { } expected && floor is not null && expected != floor.Series.Version)
            return Refusal.ChangedMeanwhile;
        var faults = Faults(floor?.Series).ToList();
        if (await Chair(scope) is null)
            faults.Add(Refusal.Unknown("chairId", Series.ChairId));
        if (Series.HostId is not null && !await scope.Db.Set<Party>().AnyAsync(x => x.Id == Series.HostId))
            faults.Add(Refusal.Unknown("hostId", Series.HostId));
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var series = floor?.Series ?? Add(scope);
        if (floor is null || series.ChairId != Series.ChairId)
            await scope.Notify(Series.ChairId, "notice.dialogue-chair", series.Id);
        Apply(series, scope.Now);
        return Outcome.Of(series.Id);
    }

    private Task<Member?> Chair(ActScope scope) =>
        scope
            .Db.Set<Member>()
            .SingleOrDefaultAsync(x => x.Id == Series.ChairId && x.PartyId != null && x.RemovedAt == null);

    private Series Add(ActScope scope)
    {
        var series = new Series { Id = Ids.Dialogue("DLG"), ChairId = Series.ChairId };
        scope.Db.Add(series);
        return series;
    }

    private void Apply(Series series, DateTimeOffset now)
    {
        series.Titles = DialogueRules.Clean(Series.Titles);
        series.Purposes = DialogueRules.Clean(Series.Purposes);
        series.ChairId = Series.ChairId;
        series.HostId = Series.HostId;
        series.Languages = [.. Series.Languages.Distinct()];
        series.Visibility = JsonNames.Parse<SeriesVisibility>(Series.Visibility)!.Value;
        series.Seats = Series.Seats;
        series.DelegatesPerParty = Series.DelegatesPerParty;
        series.Threshold = Series.Threshold;
        series.ChangedAt = now;
    }

    private IEnumerable<Refusal> Faults(Series? stored)
    {
        foreach (
            var fault in DialogueRules
                .Texts(Series.Titles, "titles", DialogueRules.MostTitle)
                .Concat(
                    DialogueRules.Texts(Series.Purposes, "purposes", DialogueRules.MostText, required: false)
                )
                .Concat(DialogueRules.Languages(Series.Languages))
        )
            yield return fault;
        if (JsonNames.Parse<SeriesVisibility>(Series.Visibility) is not { } visibility)
            yield return Refusal.Unknown("visibility", Series.Visibility);
        else if (stored is { State: not SeriesState.Planned } && visibility > stored.Visibility)
            yield return Refusal.Invalid("dialogue.not-wider", "visibility");
        if (Series.Seats is < 1)
            yield return Refusal.Invalid("input.must-be-positive", "seats");
        if (Series.DelegatesPerParty is < 1 or > MostDelegates)
            yield return Refusal.Invalid("input.out-of-range", "delegatesPerParty", "1", $"{MostDelegates}");
        if (Series.Threshold is < LeastThreshold or > MostThreshold)
            yield return Refusal.Invalid(
                "input.out-of-range",
                "threshold",
                $"{LeastThreshold}",
                $"{MostThreshold}"
            );
        if (stored is { State: not SeriesState.Planned } && Series.Threshold < stored.Threshold)
            yield return Refusal.Invalid("dialogue.not-fewer", "threshold");
    }
}
