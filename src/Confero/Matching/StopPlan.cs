using Confero.Acts;
using Confero.Identity;
using Confero.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>The secretariat ends a search early; the best plan found so far is kept.</summary>
public sealed record StopPlan(string JobId) : Act
{
    public override string Code => "matching.stop-plan";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var job = await scope
            .Db.Set<Job>()
            .SingleOrDefaultAsync(x => x.Id == JobId && x.Kind == MakePlan.JobKind && x.EndedAt == null);
        if (job is null)
            return Refusal.NotFound;
        job.CancelAsked = true;
        return Outcome.Of(job.Id);
    }
}
