using System.Text.Json;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// What happens when a time limit ends: people are told. It moves no case and gives no consent; there is no act in it.
/// A limit of a state the case has left meanwhile tells nobody anything.
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
        var limit = process.Limits[reached.Limit];
        await Tell(db, request, limit, job.Id, cancellation);
        if (limit.Repeats)
            AddNext(db, request, reached.Limit, limit.EndsAt(clock.GetUtcNow(), process), job.Id);
        await db.SaveChangesAsync(CancellationToken.None);
        return request.Id;
    }

    private async Task Tell(
        ConferoDb db,
        Request request,
        TimeLimit limit,
        string jobId,
        CancellationToken cancellation
    )
    {
        var party = limit.Tell.Side == ProcessSide.State ? request.PartyId : Party.Secretariat;
        var roles = RoleNames.Parse(limit.Tell.Roles) ?? Roles.None;
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .ToListAsync(cancellation);
        await db.Tell(
            members.FindAll(x => (x.Roles & roles) != Roles.None),
            $"notice.limit-{JsonNames.Of(limit.Effect)}",
            request.Id,
            clock.GetUtcNow(),
            onceKey: jobId
        );
    }

    /// <summary>The next job of a repeating limit has an id that follows from this one, so that a second run after a crash adds none.</summary>
    private static void AddNext(ConferoDb db, Request request, int limit, DateTimeOffset at, string jobId)
    {
        var next = LimitReached.Job(request, limit, at, $"{jobId}+");
        if (!db.Set<Job>().Any(x => x.Id == next.Id))
            db.Add(next);
    }
}
