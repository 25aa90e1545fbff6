using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Matching.Pooling;

/// <summary>
/// Tells all States of a pool that did not form, at one moment that was fixed when it was proposed. Whether somebody
/// declined, was silent, or the secretariat took it back: the same word at the same time.
/// </summary>
internal sealed class PoolBeat(IDbContextFactory<ConferoDb> databases, TimeProvider clock) : IJobKind
{
    private const string JobKind = "pool.beat";

    public string Kind => JobKind;

    public static Job Job(Pool pool) =>
        new()
        {
            Id = $"BEAT-{pool.Id}",
            Kind = JobKind,
            Payload = pool.Id,
            RunAt = PoolRules.EndsAt(pool.ProposedAt),
        };

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pool = await db.Set<Pool>()
            .AsNoTracking()
            .Include(x => x.Parts)
            .SingleOrDefaultAsync(x => x.Id == job.Payload, cancellation);
        if (pool is null or { FormedAt: not null })
            return null;
        var parties = pool.Parts.ConvertAll(x => x.PartyId);
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => parties.Contains(x.PartyId!) && x.RemovedAt == null)
            .ToListAsync(cancellation);
        foreach (var part in pool.Parts)
            await db.Tell(
                members.FindAll(x =>
                    x.PartyId == part.PartyId && (x.Roles & (Roles.Drafter | Roles.Authoriser)) != 0
                ),
                "notice.pool-not-formed",
                part.Id,
                clock.GetUtcNow(),
                onceKey: $"{job.Id}-{part.Id}"
            );
        await db.SaveChangesAsync(CancellationToken.None);
        return pool.Id;
    }
}

/// <summary>Puts pooling together.</summary>
internal static class PoolingComposition
{
    public static void AddPooling(this IServiceCollection services)
    {
        services.AddSingleton<PoolQueries>();
        services.AddSingleton<INoticeSubject, PoolPartSubject>();
        services.AddSingleton<INoticeSubject, PoolSubject>();
        services.AddSingleton<IJobKind, PoolBeat>();
    }
}
