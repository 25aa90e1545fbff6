using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair or the secretariat records what changed in the mechanism because of a finding.</summary>
/// <param name="Kind">process, gap, need, module, term or other.</param>
/// <param name="Reference">Where it can be seen: a path of this site or an address; for a process its code and version.</param>
/// <param name="Note">What changed, in a sentence.</param>
public sealed record LinkChange(string FindingId, string Kind, string Reference, string Note) : Act
{
    /// <summary>What can change.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "process",
        "gap",
        "need",
        "module",
        "term",
        "other",
    ];

    public override string Code => "dialogue.link-change";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var finding = await scope.Db.Set<Finding>().SingleOrDefaultAsync(x => x.Id == FindingId);
        if (await scope.Floor(finding?.SeriesId) is not { } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Manages)
            return Refusal.NotYours;
        var faults = DialogueRules.Text(Note, "note", DialogueRules.MostText).ToList();
        if (!Kinds.Contains(Kind))
            faults.Add(Refusal.Unknown("kind", Kind));
        if (!(Kind == "process" ? await IsProcess(scope) : Places.IsPlace(Reference)))
            faults.Add(Refusal.Unknown("reference", Reference));
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        finding!.Changes = [.. finding.Changes, new Change(Kind, Reference.Trim(), Note.Trim(), scope.Now)];
        return Outcome.Of(finding.Id);
    }

    private async Task<bool> IsProcess(ActScope scope) =>
        (Reference ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var code, var version]
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await scope.Db.Set<Process.AdoptedProcess>().AnyAsync(x => x.Code == code && x.Version == number);
}
