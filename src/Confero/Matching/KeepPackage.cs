using Confero.Acts;
using Confero.Identity;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>The secretariat keeps what a plan has for a request: later plans serve its needs by the same offers or not at all.</summary>
public sealed record KeepPackage(string PlanId, string RequestId) : Act
{
    public override string Code => "matching.keep-package";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var run = await scope.Db.Set<PlanRun>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == PlanId);
        var package = run is null
            ? null
            : MatchingJson.Read<Plan>(run.Plan).Packages.FirstOrDefault(x => x.RequestId == RequestId);
        if (package is null || package.Partners.Count == 0)
            return Refusal.NotFound;
        var standing = await scope
            .Db.Set<PlanningRule>()
            .Where(x => x.LiftedAt == null && x.Kind == PlanningRuleKind.Keep)
            .ToListAsync();
        foreach (var need in package.Needs)
        foreach (var offer in need.Contributions.Select(x => x.OfferId).Distinct())
            if (!standing.Exists(x => x.NeedId == need.NeedId && x.OfferId == offer))
                scope.Db.Add(
                    new PlanningRule
                    {
                        Id = Ids.Row(),
                        Kind = PlanningRuleKind.Keep,
                        NeedId = need.NeedId,
                        OfferId = offer,
                        MemberId = scope.Member.Id,
                        At = scope.Now,
                    }
                );
        return Outcome.Of(RequestId);
    }
}
