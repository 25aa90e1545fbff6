using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair drafts a finding and says what supports it.</summary>
public sealed record SaveFinding(
    string SeriesId,
    string? FindingId,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyList<Support> Supports
) : Act
{
    private const int MostSupports = 50;
    private static readonly string[] Kinds =
    [
        "statement",
        "paragraph",
        "poll",
        "paper",
        "figure",
        "activity",
    ];

    public override string Code => "dialogue.save-finding";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Floor(SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (floor.Series.State is SeriesState.Planned or SeriesState.SummaryAgreed)
            return Refusal.Rule("dialogue.not-in-state");
        var faults = DialogueRules.Texts(Texts, "texts", DialogueRules.MostText).ToList();
        faults.AddRange(await Unsupported(scope));
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var findings = await scope.Db.Set<Finding>().Where(x => x.SeriesId == SeriesId).ToListAsync();
        var finding = findings.Find(x => x.Id == FindingId);
        if (FindingId is not null && finding is null)
            return Refusal.NotFound;
        if (finding is null)
            scope.Db.Add(
                finding = new Finding
                {
                    Id = Ids.Dialogue("FND"),
                    SeriesId = SeriesId,
                    Number = findings.Select(x => x.Number).DefaultIfEmpty().Max() + 1,
                }
            );
        finding.Texts = DialogueRules.Clean(Texts);
        finding.Supports = [.. Supports];
        return Outcome.Of(finding.Id);
    }

    /// <summary>Only what belongs to the series, stands on this site or is on the web can support a finding.</summary>
    private async Task<List<Refusal>> Unsupported(ActScope scope)
    {
        var faults = new List<Refusal>();
        if (Supports.Count > MostSupports)
            faults.Add(Refusal.Invalid("input.out-of-range", "supports", "0", $"{MostSupports}"));
        foreach (var support in Supports)
            if (!Kinds.Contains(support.Kind) || !await IsThere(scope, support))
                faults.Add(Refusal.Unknown("supports", support.Target));
        return faults;
    }

    private async Task<bool> IsThere(ActScope scope, Support support)
    {
        var id = (support.Target ?? "").Split('#')[0];
        return support.Kind switch
        {
            "statement" => await scope
                .Db.Set<Statement>()
                .AnyAsync(x => x.Id == id && x.SeriesId == SeriesId),
            "paragraph" => await scope.Db.Set<Proposal>().AnyAsync(x => x.Id == id && x.SeriesId == SeriesId),
            "poll" => await scope.Db.Set<Poll>().AnyAsync(x => x.Id == id && x.SeriesId == SeriesId),
            "paper" => await scope.Db.Set<Paper>().AnyAsync(x => x.Id == id && x.SeriesId == SeriesId),
            _ => Places.IsPlace(support.Target),
        };
    }
}
