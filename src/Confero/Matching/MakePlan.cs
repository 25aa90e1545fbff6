using System.Text.Json;
using Confero.Acts;
using Confero.Identity;
using Confero.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>The secretariat asks for a plan over all open needs. It is made by a job; nothing is proposed by it.</summary>
/// <param name="Seconds">How long to search, 1 to 600.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Policy">One of <see cref="Policies"/>.</param>
/// <param name="From">A plan to start from, if any.</param>
/// <param name="Gently">Whether every package of that plan that is still possible stays as it is.</param>
public sealed record MakePlan(
    int Seconds = 30,
    int Seed = 1,
    string Policy = Policies.Standard,
    string? From = null,
    bool Gently = false
) : Act
{
    /// <summary>The kind of the job.</summary>
    public const string JobKind = "matching.plan";

    public override string Code => "matching.make-plan";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        if (Seconds is < 1 or > 600)
            return Refusal.Invalid("input.out-of-range", "seconds", "1", "600");
        if (!Policies.All.ContainsKey(Policy))
            return Refusal.Invalid("input.unknown-code", "policy", Policy);
        if (From is not null && !await scope.Db.Set<PlanRun>().AnyAsync(x => x.Id == From))
            return Refusal.NotFound;
        var job = new Job
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = JsonSerializer.Serialize(this),
            MemberId = scope.Member.Id,
            RunAt = scope.Now,
        };
        scope.Db.Add(job);
        return Outcome.Of(job.Id);
    }
}
