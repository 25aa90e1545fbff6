using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>The chair writes the summary, in as many languages as the chair provides.</summary>
/// <param name="Texts">By language tag; a language that is left out stays as it is, an empty text takes it away.</param>
public sealed record SaveSummary(
    string SeriesId,
    IReadOnlyDictionary<string, string> Texts,
    Guid? ExpectedVersion = null
) : Act
{
    private const int MostText = 60_000;

    public override string Code => "dialogue.save-summary";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (floor.Series.State is SeriesState.Planned or SeriesState.SummaryAgreed)
            return Refusal.Rule("dialogue.not-in-state");
        if (ExpectedVersion is { } expected && expected != floor.Series.Version)
            return Refusal.ChangedMeanwhile;
        var faults = DialogueRules.Texts(Texts, "texts", MostText, required: false).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var all = new Dictionary<string, string>(floor.Series.Summary);
        foreach (var (language, text) in Texts)
            all[language] = text;
        floor.Series.Summary = DialogueRules.Clean(all);
        floor.Series.ChangedAt = scope.Now;
        return Outcome.Of(SeriesId);
    }
}
