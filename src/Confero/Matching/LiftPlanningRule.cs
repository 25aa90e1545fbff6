using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>The secretariat takes back that a need and an offer are kept together or apart.</summary>
public sealed record LiftPlanningRule(string RuleId) : Act
{
    public override string Code => "matching.lift-rule";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var rule = await scope.Db.Set<PlanningRule>().SingleOrDefaultAsync(x => x.Id == RuleId);
        if (rule is null)
            return Refusal.NotFound;
        rule.LiftedAt ??= scope.Now;
        return Outcome.Of(rule.Id);
    }
}
