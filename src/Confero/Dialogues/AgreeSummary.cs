using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>
/// After the time for comments, the chair states what is agreed. Nobody agrees by silence: only parties that associated
/// themselves are named as such, and reservations stand in the document.
/// </summary>
/// <param name="Statement">What the chair states to be agreed, by language.</param>
public sealed record AgreeSummary(string SeriesId, IReadOnlyDictionary<string, string> Statement) : Act
{
    public override string Code => "dialogue.agree-summary";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        var series = floor.Series;
        if (series.State != SeriesState.Closed)
            return Refusal.Rule("dialogue.not-in-state");
        if (series.Summary.Count == 0)
            return Refusal.Rule("dialogue.no-summary");
        if (series.CommentsUntil is not { } until || until > scope.Now)
            return Refusal.Rule("dialogue.comments-open");
        var faults = DialogueRules.Texts(Statement, "statement", DialogueRules.MostText).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        series.Agreed = DialogueRules.Clean(Statement);
        series.AgreedAt = series.ChangedAt = scope.Now;
        series.State = SeriesState.SummaryAgreed;
        await scope.TellParticipants(floor, "notice.dialogue-agreed", SeriesId);
        return Outcome.Of(SeriesId);
    }
}
