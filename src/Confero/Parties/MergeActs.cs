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

/// <summary>The authoriser of one of the two parties agrees to become one, or refuses. When all who can be asked have agreed, it is done.</summary>
public sealed record AnswerMerge(string MergeId, bool Agrees) : Act
{
    public override string Code => "party.answer-merge";
    public override Roles AllowedTo => Roles.Authoriser;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var merge = await scope.Db.Set<PartyMerge>().SingleOrDefaultAsync(x => x.Id == MergeId);
        var own = scope.Member.PartyId;
        if (merge is null || (own != merge.KeptId && own != merge.DuplicateId))
            return Refusal.NotFound;
        if (!merge.Open)
            return Refusal.Rule("party.merge-decided");
        scope.BelongsTo(merge.KeptId);
        if (!Agrees)
        {
            merge.RefusedAt = scope.Now;
            return Outcome.Of(merge.Id);
        }
        if (own == merge.KeptId)
            merge.KeptAgreedAt ??= scope.Now;
        else
            merge.DuplicateAgreedAt ??= scope.Now;
        if (
            (merge.KeptAgreedAt is not null || !await scope.HasAuthoriser(merge.KeptId))
            && (merge.DuplicateAgreedAt is not null || !await scope.HasAuthoriser(merge.DuplicateId))
        )
            await Carry(scope, merge);
        return Outcome.Of(merge.Id);
    }

    private static async Task Carry(ActScope scope, PartyMerge merge)
    {
        var conflicts = await MergeRules.Conflicts(scope.Db, merge.KeptId, merge.DuplicateId);
        if (conflicts.Count > 0)
            throw new DbUpdateConcurrencyException("Both parties came to have rows that only one can have.");
        var people = await scope.Db.Set<Member>().Where(x => x.PartyId == merge.DuplicateId).ToListAsync();
        merge.Roles = people.ToDictionary(x => x.Id, x => (int)x.Roles);
        foreach (var person in people)
            person.Roles &= Roles.Expert;
        var duplicate = await scope.Db.Set<Party>().SingleAsync(x => x.Id == merge.DuplicateId);
        (duplicate.MergedInto, merge.DoneAt) = (merge.KeptId, scope.Now);
        await scope.Db.SaveChangesAsync();
        merge.Moved = await MergeRules.Move(scope.Db, merge.DuplicateId, merge.KeptId);
        await scope.Notify(merge.KeptId, Roles.DelegateAdministrator, "notice.merge-done", merge.Id);
    }
}

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

/// <summary>What acts of merging ask about parties.</summary>
internal static class MergeScope
{
    public static Task<Party?> Mergeable(this ActScope scope, string id) =>
        scope
            .Db.Set<Party>()
            .SingleOrDefaultAsync(x => x.Id == id && x.Id != Party.Secretariat && x.MergedInto == null);

    /// <summary>Whether anybody of the party can be asked.</summary>
    public static async Task<bool> HasAuthoriser(this ActScope scope, string party)
    {
        var people = await scope
            .Db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .ToListAsync();
        return people.Exists(x => x.Roles.HasFlag(Roles.Authoriser));
    }
}
