using Confero.Acts;
using Confero.Identity;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>The administrator undoes a merge: everything that is still as the merge left it goes back where it was.</summary>
public sealed record UndoMerge(string MergeId) : Act
{
    public override string Code => "party.undo-merge";
    public override Roles AllowedTo => Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var merge = await scope.Db.Set<PartyMerge>().SingleOrDefaultAsync(x => x.Id == MergeId);
        if (merge is null)
            return Refusal.NotFound;
        if (merge.DoneAt is null || merge.UndoneAt is not null)
            return Refusal.Rule("party.merge-not-done");
        var later = await scope
            .Db.Set<PartyMerge>()
            .Where(x => x.DoneAt > merge.DoneAt && x.UndoneAt == null)
            .AnyAsync(x => x.KeptId == merge.KeptId || x.DuplicateId == merge.KeptId);
        if (later)
            return Refusal.Rule("party.undo-later-merge-first");
        await MergeRules.Undo(scope.Db, merge.Moved, merge.KeptId, merge.DuplicateId);
        await RightfulKeys.Restore(scope.Db, merge.KeptId, merge.DuplicateId);
        foreach (
            var person in await scope
                .Db.Set<Member>()
                .Where(x => x.PartyId == merge.DuplicateId)
                .ToListAsync()
        )
            if (merge.Roles.TryGetValue(person.Id, out var roles))
                person.Roles = (Roles)roles;
        var duplicate = await scope.Db.Set<Party>().SingleAsync(x => x.Id == merge.DuplicateId);
        (duplicate.MergedInto, merge.UndoneAt) = (null, scope.Now);
        scope.BelongsTo(merge.KeptId);
        return Outcome.Of(merge.Id);
    }
}
