using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>The secretariat keeps a need and an offer apart in all later plans.</summary>
public sealed record ForbidPair(string NeedId, string OfferId) : Act
{
    public override string Code => "matching.forbid-pair";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var isOffer = await scope.Db.Set<Offers.Offer>().AnyAsync(x => x.Id == OfferId);
        if (
            !await scope.Db.Set<Need>().AnyAsync(x => x.Id == NeedId)
            || !isOffer && !await scope.Db.Set<Experts.Expert>().AnyAsync(x => x.Id == OfferId)
        )
            return Refusal.NotFound;
        var standing = await scope
            .Db.Set<PlanningRule>()
            .Where(x => x.LiftedAt == null && x.NeedId == NeedId && x.OfferId == OfferId)
            .ToListAsync();
        if (standing.Exists(x => x.Kind == PlanningRuleKind.Forbid))
            return Outcome.Of(NeedId);
        foreach (var kept in standing)
            kept.LiftedAt = scope.Now;
        scope.Db.Add(
            new PlanningRule
            {
                Id = Ids.Row(),
                Kind = PlanningRuleKind.Forbid,
                NeedId = NeedId,
                OfferId = OfferId,
                MemberId = scope.Member.Id,
                At = scope.Now,
            }
        );
        return Outcome.Of(NeedId);
    }
}
