using Confero.Acts;
using Confero.Delivery;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>A party hands everything a person looks after, open and closed, to another of its people, in one recorded act.</summary>
/// <param name="Remove">Whether the person loses access with it.</param>
public sealed record HandOver(string FromMemberId, string ToMemberId, string Reason, bool Remove = false)
    : Act
{
    private const int MostReason = 1_000;

    public override string Code => "member.hand-over";
    public override Roles AllowedTo => Roles.DelegateAdministrator | Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Db.Set<Member>().SingleOrDefaultAsync(x => x.Id == FromMemberId) is not { } from)
            return Refusal.NotFound;
        if (from.PartyId is null || from.PartyId != scope.Member.PartyId)
            return Refusal.NotFound;
        if (await scope.Tended(ToMemberId) is not { } to)
            return Refusal.Unknown("toMemberId", ToMemberId);
        if (to.Id == from.Id)
            return Refusal.Rule("member.hand-over-to-the-same");
        if ((to.Roles & (Roles.Drafter | Roles.Authoriser | Roles.Broker)) == 0)
            return Refusal.Invalid("member.cannot-look-after", "toMemberId");
        if (string.IsNullOrWhiteSpace(Reason))
            return Refusal.Missing("reason");
        if (Reason.Length > MostReason)
            return Refusal.TooLong("reason", MostReason);
        var charges = await Charges.Of(scope.Db, from);
        foreach (var charge in charges)
            await Hand(scope, charge.SubjectId, to);
        if (charges.Count > 0)
            await scope.Notify(to.Id, "notice.handed-over");
        if (!Remove)
            return Outcome.Of(from.Id);
        var removed = await scope.Include(new RemoveMember(from.Id));
        return removed.Done ? Outcome.Of(from.Id) : removed;
    }

    private static async Task Hand(ActScope scope, string subjectId, Member to)
    {
        if (await scope.Db.Set<FollowUp>().SingleOrDefaultAsync(x => x.Id == subjectId) is { } action)
        {
            action.OwnerMemberId = to.Id;
            return;
        }
        var keeper = await scope
            .Db.Set<CaseKeeper>()
            .SingleOrDefaultAsync(x => x.SubjectId == subjectId && x.PartyId == to.PartyId);
        if (keeper is null)
            scope.Db.Add(
                new CaseKeeper
                {
                    SubjectId = subjectId,
                    PartyId = to.PartyId!,
                    MemberId = to.Id,
                    Since = scope.Now,
                }
            );
        else
            (keeper.MemberId, keeper.Since) = (to.Id, scope.Now);
    }
}
