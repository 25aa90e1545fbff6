using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Jobs;

/// <summary>
/// The durable queue. A job is enqueued in the transaction of the act that asks for it; a node takes one by an
/// update that only one can win, holds it by a lease, and loses it when it dies.
/// </summary>
public sealed class JobQueue(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Takes the next job that is due, or null when none is.</summary>
    public async Task<Job?> Take()
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var due = await db.Set<Job>()
            .AsNoTracking()
            .Where(x => x.EndedAt == null && x.RunAt <= now && (x.LeaseUntil == null || x.LeaseUntil < now))
            .OrderBy(x => x.RunAt)
            .ThenBy(x => x.Id)
            .FirstOrDefaultAsync();
        if (due is null)
            return null;
        var won = await db.Set<Job>()
            .Where(x => x.Id == due.Id && x.Attempts == due.Attempts && x.EndedAt == null)
            .ExecuteUpdateAsync(x =>
                x.SetProperty(j => j.LeaseUntil, now + Lease).SetProperty(j => j.Attempts, due.Attempts + 1)
            );
        return won == 1 ? due : null;
    }

    /// <summary>Reports how far the work has come and keeps the lease; false when it shall stop.</summary>
    /// <param name="percent">0 to 100.</param>
    public async Task<bool> Report(string id, int percent)
    {
        await using var db = await databases.CreateDbContextAsync();
        var until = clock.GetUtcNow() + Lease;
        await db.Set<Job>()
            .Where(x => x.Id == id)
            .ExecuteUpdateAsync(x =>
                x.SetProperty(j => j.Progress, percent).SetProperty(j => j.LeaseUntil, until)
            );
        return !await db.Set<Job>().AnyAsync(x => x.Id == id && x.CancelAsked);
    }

    public async Task Finish(string id, string? result)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.Set<Job>()
            .Where(x => x.Id == id && x.EndedAt == null)
            .ExecuteUpdateAsync(x =>
                x.SetProperty(j => j.EndedAt, now)
                    .SetProperty(j => j.Progress, 100)
                    .SetProperty(j => j.Result, result)
            );
    }

    /// <summary>Puts a failed job back for later, each time longer; after the last attempt it ends with its error.</summary>
    public async Task Fail(Job job, string error)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var attempt = job.Attempts + 1;
        var again = now + TimeSpan.FromSeconds(Math.Pow(4, attempt));
        DateTimeOffset? end = attempt >= MostAttempts ? now : null;
        await db.Set<Job>()
            .Where(x => x.Id == job.Id)
            .ExecuteUpdateAsync(x =>
                x.SetProperty(j => j.Error, error)
                    .SetProperty(j => j.RunAt, again)
                    .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(j => j.EndedAt, end)
            );
    }

    /// <summary>A job of a kind that is not done yet, the newest.</summary>
    public async Task<Job?> Running(string kind)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Job>()
            .AsNoTracking()
            .Where(x => x.Kind == kind && x.EndedAt == null)
            .OrderByDescending(x => x.RunAt)
            .FirstOrDefaultAsync();
    }
}
