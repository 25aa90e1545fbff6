using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>
/// A party comments on the draft, associates itself with the summary, or records a reservation. Reservations and
/// associations are of the authoriser or the head of the delegation, and possible after the summary is agreed too.
/// </summary>
/// <param name="Kind">comment, association or reservation.</param>
public sealed record RemarkOnSummary(string SeriesId, string Kind, string? Text, string Language) : Act
{
    public override string Code => "dialogue.remark";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (JsonNames.Parse<RemarkKind>(Kind) is not { } kind)
            return Refusal.Unknown("kind", Kind);
        if (!(kind == RemarkKind.Comment ? floor.Standing.Speaks : floor.Standing.CastsVoice))
            return Refusal.NotYours;
        var series = floor.Series;
        if (series.CommentsUntil is null || (kind == RemarkKind.Comment && series.CommentsUntil <= scope.Now))
            return Refusal.Rule("dialogue.comments-closed");
        var faults = DialogueRules
            .Text(Text, "text", DialogueRules.MostText, required: kind != RemarkKind.Association)
            .Concat(DialogueRules.Language(Language))
            .ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        if (kind != RemarkKind.Comment)
            await Replace(scope);
        var remark = new Remark
        {
            Id = Ids.Row(),
            SeriesId = SeriesId,
            PartyId = scope.PartyId,
            Kind = kind,
            Text = (Text ?? "").Trim().ReplaceLineEndings("\n"),
            Language = Language,
            At = scope.Now,
        };
        scope.Db.Add(remark);
        return Outcome.Of(SeriesId);
    }

    /// <summary>A party stands to a summary in one way; the record keeps what it said before.</summary>
    private async Task Replace(ActScope scope)
    {
        var earlier = await scope
            .Db.Set<Remark>()
            .Where(x => x.SeriesId == SeriesId && x.PartyId == scope.PartyId && x.Kind != RemarkKind.Comment)
            .ToListAsync();
        scope.Db.RemoveRange(earlier);
    }
}
