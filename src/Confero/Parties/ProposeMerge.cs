using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>
/// The administrator proposes that two entries of one party become one. It opens the records of each to the people of the
/// other, so that both parties' authorisers must agree; the administrator alone changes nothing.
/// </summary>
/// <param name="KeptId">The party that stays.</param>
/// <param name="DuplicateId">The party that becomes part of it.</param>
public sealed record ProposeMerge(string KeptId, string DuplicateId) : Act
{
    public override string Code => "party.propose-merge";
    public override Roles AllowedTo => Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var kept = await scope.Mergeable(KeptId.Trim());
        var duplicate = await scope.Mergeable(DuplicateId.Trim());
        if (kept is null)
            return Refusal.Unknown("keptId", KeptId);
        if (duplicate is null || duplicate.Id == kept.Id)
            return Refusal.Unknown("duplicateId", DuplicateId);
        if (kept.IsState != duplicate.IsState)
            return Refusal.Invalid("party.merge-of-different-kinds", "duplicateId");
        var others = await scope
            .Db.Set<PartyMerge>()
            .Where(x => x.RefusedAt == null && x.DoneAt == null)
            .ToListAsync();
        if (others.Exists(x => new[] { x.KeptId, x.DuplicateId }.Intersect([kept.Id, duplicate.Id]).Any()))
            return Refusal.Rule("party.merge-open-already");
        var conflicts = await MergeRules.Conflicts(scope.Db, kept.Id, duplicate.Id);
        if (conflicts.Count > 0)
            return Refusal.Rule("party.merge-conflict", string.Join("; ", conflicts));
        var merge = new PartyMerge
        {
            Id = Ids.Merge(),
            KeptId = kept.Id,
            DuplicateId = duplicate.Id,
            ProposedBy = scope.Member.Id,
            ProposedAt = scope.Now,
        };
        scope.Db.Add(merge);
        scope.BelongsTo(kept.Id);
        foreach (var party in new[] { kept, duplicate })
            await scope.Notify(party.Id, Roles.Authoriser, "notice.decision-merge", merge.Id);
        return Outcome.Of(merge.Id);
    }
}
