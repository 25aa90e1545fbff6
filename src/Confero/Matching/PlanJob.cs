using System.Text.Json;
using Confero.Jobs;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Notices;
using Confero.Parties;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>Makes a plan of the portfolio of this moment and keeps it with its input, so that anybody may check it again.</summary>
internal sealed class PlanJob(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    JobQueue queue,
    TimeProvider clock
) : IJobKind
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    public string Kind => MakePlan.JobKind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<MakePlan>(job.Payload)!;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var id = $"PLN-{job.Id[4..]}";
        if (await db.Set<PlanRun>().AnyAsync(x => x.Id == id, cancellation))
            return id;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var input = await new MatchingPortfolio(db, await taxonomies.Current(db), today).Build();
        var before = asked.From is null
            ? null
            : await db.Set<PlanRun>()
                .AsNoTracking()
                .SingleOrDefaultAsync(x => x.Id == asked.From, cancellation);
        var start = before is null ? null : MatchingJson.Read<Plan>(before.Plan);
        var plan = await Search(job.Id, asked, input, start, cancellation);
        db.Add(
            new PlanRun
            {
                Id = id,
                At = clock.GetUtcNow(),
                MemberId = job.MemberId!,
                Input = MatchingJson.Write(input),
                Plan = MatchingJson.Write(plan),
                Objective = plan.Objective,
                Bound = plan.Bound,
            }
        );
        await db.Tell(
            await db.Set<Member>().Where(x => x.Id == job.MemberId).ToListAsync(cancellation),
            "notice.plan-ready",
            id,
            clock.GetUtcNow(),
            onceKey: job.Id
        );
        await db.SaveChangesAsync(CancellationToken.None);
        return id;
    }

    /// <summary>Searches on a thread of its own and meanwhile reports how much of the time is used.</summary>
    private async Task<Plan> Search(
        string jobId,
        MakePlan asked,
        MatchingInput input,
        Plan? start,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var limit = TimeSpan.FromSeconds(asked.Seconds);
        var options = new PlanOptions
        {
            TimeLimit = limit,
            Seed = asked.Seed,
            TargetGap = 0.001,
            Cancellation = stop.Token,
            Start = start,
        };
        var search = Task.Run(() => Make(asked, input, start, options), CancellationToken.None);
        var began = clock.GetUtcNow();
        while (await Task.WhenAny(search, Task.Delay(Beat, CancellationToken.None)) != search)
        {
            var percent = (int)Math.Min(99, (clock.GetUtcNow() - began) / limit * 100);
            if (!await queue.Report(jobId, percent))
                await stop.CancelAsync();
        }
        return await search;
    }

    private static Plan Make(MakePlan asked, MatchingInput input, Plan? start, PlanOptions options) =>
        start is not null && asked.Gently
            ? Planner.Rematch(input, start, options).Plan
            : Planner.Plan(input, Policies.All[asked.Policy], options);
}
