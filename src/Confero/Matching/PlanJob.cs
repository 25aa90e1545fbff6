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
        var id = PlanRun.IdOf(job);
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
        var plan = await Search(job, asked, input, start, cancellation);
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

    /// <summary>Searches on a thread of its own and meanwhile reports how much of the time is used and what was found.</summary>
    private async Task<Plan> Search(
        Job job,
        MakePlan asked,
        MatchingInput input,
        Plan? start,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var limit = TimeSpan.FromSeconds(asked.Seconds);
        var found = new LatestProgress();
        var options = new PlanOptions
        {
            Progress = found,
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
            if (!await queue.Report(job.Id, percent))
                await stop.CancelAsync();
            await Keep(PlanRun.IdOf(job), found);
        }
        var plan = await search;
        await Keep(PlanRun.IdOf(job), found);
        return plan;
    }

    /// <summary>Keeps what was found last, unless it was kept already. It is a picture of the search, so it may be lost.</summary>
    private async Task Keep(string planId, LatestProgress found)
    {
        if (found.Take() is not { } progress || progress.Phase == PlanPhases.Prices)
            return;
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var point = PlanProgressPoint.Of(planId, progress);
        if (
            await db.Set<PlanProgressPoint>()
                .AnyAsync(x => x.PlanId == planId && x.Milliseconds >= point.Milliseconds)
        )
            return;
        db.Add(point);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>The last report of a search that runs on another thread.</summary>
    private sealed class LatestProgress : IProgress<PlanProgress>
    {
        private PlanProgress? latest;

        public void Report(PlanProgress value) => Volatile.Write(ref latest, value);

        public PlanProgress? Take() => Interlocked.Exchange(ref latest, null);
    }

    private static Plan Make(MakePlan asked, MatchingInput input, Plan? start, PlanOptions options) =>
        start is not null && asked.Gently
            ? Planner.Rematch(input, start, options).Plan
            : Planner.Plan(input, Policies.All[asked.Policy], options);
}
