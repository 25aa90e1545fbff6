using System.Text.Json;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// What happens in the course of a time limit: people are told. It moves no case and gives no consent; there is no act
/// in it. A limit of a state the case has left meanwhile tells nobody anything, and nobody is told of a case that does
/// not exist for them, whatever a definition says.
/// </summary>
internal sealed class LimitJob(
    IDbContextFactory<ConferoDb> databases,
    ProcessDefinitions processes,
    TimeProvider clock
) : IJobKind
{
    public string Kind => LimitReached.Kind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var reached = JsonSerializer.Deserialize<LimitReached>(job.Payload)!;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Set<Request>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == reached.RequestId, cancellation);
        if (
            request is null
            || request.StateSince.ToUnixTimeMilliseconds() != reached.Since.ToUnixTimeMilliseconds()
        )
            return null;
        var process = await processes.Version(db, request.ProcessCode, request.ProcessVersion);
        var limit = process.Limits.ElementAtOrDefault(reached.Limit);
        if (limit?.State != request.State)
            return null;
        if (reached.Rung is { } rung)
            await Tell(
                db,
                request,
                process,
                limit.Also[rung].Effect,
                limit.Also[rung].Tell,
                Turn(limit, rung),
                job.Id
            );
        else
        {
            await Tell(db, request, process, limit.Effect, limit.Tell, int.MaxValue, job.Id);
            if (limit.Repeats)
                await AddLap(db, request, process, reached.Limit, job);
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return request.Id;
    }

    /// <summary>Entering the state woke the first on call; each rung that wakes takes the next.</summary>
    private static int Turn(TimeLimit limit, int rung) =>
        limit
            .Also.Take(rung + 1)
            .Count(x => x.Effect == LimitEffect.Wake && x.Tell.Side == limit.Also[rung].Tell.Side);

    private async Task Tell(
        ConferoDb db,
        Request request,
        ProcessDefinition process,
        LimitEffect effect,
        ProcessRole tell,
        int turn,
        string jobId
    )
    {
        var able = await OnCall.Able(db, request, tell);
        var wakes = effect == LimitEffect.Wake;
        if (wakes && await OnCall.IsTakenUp(db, request, tell.Side))
            return;
        var told = wakes ? await OnCall.Turn(db, OnCall.PartyOf(request, tell.Side), able, turn) : able;
        var urgency = process.Urgent || wakes ? "urgent" : "limit";
        await db.Tell(
            [.. told.Where(x => Decision.Decide(Viewers.Of(x), request.Disclosure()).Exists)],
            $"notice.{urgency}-{JsonNames.Of(effect)}",
            request.Id,
            clock.GetUtcNow(),
            onceKey: jobId
        );
    }

    /// <summary>The lap that runs now; laps that passed while nothing ran are not told one by one.</summary>
    private async Task AddLap(ConferoDb db, Request request, ProcessDefinition process, int limit, Job job)
    {
        var now = clock.GetUtcNow();
        var (from, _) = process.Limits[limit].Lap(request.StateSince, now, process);
        foreach (var next in LimitReached.Jobs(request, process, limit, from, now, job.Id))
            if (!await db.Set<Job>().AnyAsync(x => x.Id == next.Id))
                db.Add(next);
    }
}
