using Confero.Acts;
using Confero.Identity;
using Confero.Languages;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices;

/// <summary>A member chooses how word comes: cadence by topic, language, zone, hour and day of summaries. Older links in mail become void.</summary>
/// <param name="Cadences">Name of the cadence by name of the topic; topics that are absent stay as they are.</param>
/// <param name="Language">BCP 47, one of the six.</param>
/// <param name="Zone">IANA name of the time zone.</param>
/// <param name="Hour">Local hour of summaries, 0 to 23.</param>
/// <param name="WeeklyOn">English name of the local day of weekly summaries, in lower case.</param>
public sealed record ChooseNotices(
    IReadOnlyDictionary<string, string> Cadences,
    string Language,
    string Zone,
    int Hour,
    string WeeklyOn
) : Act
{
    private const int LastHour = 23;

    public override string Code => "notices.choose";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = Faults().ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var choice = await scope
            .Db.Set<NoticeChoice>()
            .SingleOrDefaultAsync(x => x.MemberId == scope.Member.Id);
        if (choice is null)
            scope.Db.Add(choice = NoticeChoice.Usual(scope.Member.Id));
        foreach (var (topic, cadence) in Cadences)
            choice.Set(JsonNames.Parse<Topic>(topic)!.Value, JsonNames.Parse<Cadence>(cadence)!.Value);
        choice.Zone = Zone;
        choice.Hour = Hour;
        choice.WeeklyOn = JsonNames.Parse<DayOfWeek>(WeeklyOn)!.Value;
        choice.Stamp = Ids.Row();
        scope.Member.Language = Language;
        return Outcome.Of(scope.Member.Id);
    }

    private IEnumerable<Refusal> Faults()
    {
        foreach (var (topic, cadence) in Cadences)
        {
            if (JsonNames.Parse<Topic>(topic) is not { } known)
                yield return Refusal.Unknown("cadences", topic);
            else if (JsonNames.Parse<Cadence>(cadence) is not { } chosen)
                yield return Refusal.Unknown($"cadence-{JsonNames.Of(known)}", cadence);
            else if (!known.Choices().Contains(chosen))
                yield return Refusal.Invalid("notices.not-for-this-topic", $"cadence-{JsonNames.Of(known)}");
        }
        if (!Languages.Language.All.Any(x => x.Tag == Language))
            yield return Refusal.Unknown("language", Language);
        if (!DigestBeat.IsZone(Zone))
            yield return Refusal.Unknown("zone", Zone);
        if (Hour is < 0 or > LastHour)
            yield return Refusal.Invalid("notices.hour", "hour");
        if (JsonNames.Parse<DayOfWeek>(WeeklyOn) is null)
            yield return Refusal.Unknown("weekly-on", WeeklyOn);
    }
}
