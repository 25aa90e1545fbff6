using System.Text.Json;
using Confero.Acts;
using Confero.Identity;
using Confero.Jobs;

namespace Confero.Matching;

/// <summary>The secretariat asks for a plan over all open needs. It is made by a job; nothing is proposed by it.</summary>
/// <param name="Seconds">How long to search, 1 to 600.</param>
/// <param name="Seed">Seed of every random choice.</param>
public sealed record MakePlan(int Seconds = 30, int Seed = 1) : Act
{
    /// <summary>The kind of the job.</summary>
    public const string JobKind = "matching.plan";

    public override string Code => "matching.make-plan";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Task.FromResult<Outcome>(Refusal.NotYours);
        if (Seconds is < 1 or > 600)
            return Task.FromResult<Outcome>(Refusal.Invalid("input.out-of-range", "seconds", "1", "600"));
        var job = new Job
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = JsonSerializer.Serialize(this),
            MemberId = scope.Member.Id,
            RunAt = scope.Now,
        };
        scope.Db.Add(job);
        return Task.FromResult(Outcome.Of(job.Id));
    }
}
