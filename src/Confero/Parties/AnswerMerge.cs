using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

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
