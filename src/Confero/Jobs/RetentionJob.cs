using Confero.Identity;
using Confero.Notices.Mail;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Jobs;

/// <summary>
/// Once a day, lets go of what has done its service: ended sessions, failed sign-ins, keys of acts that nobody will send
/// again, jobs and letters that are over, and what capabilities let go of. Cases, consents and the record are their owners', and
/// are never touched here.
/// </summary>
internal sealed class RetentionJob(
    IDbContextFactory<ConferoDb> databases,
    TimeProvider clock,
    IEnumerable<ILetsGo> capabilities
) : IJobKind
{
    public const string JobKind = "retention";

    /// <summary>How long keys of acts, ended jobs and sent letters are kept; see <c>docs/security.md</c>.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private static readonly TimeSpan Beat = TimeSpan.FromDays(1);

    public string Kind => JobKind;

    /// <summary>The first job of an installation.</summary>
    public static Job First(DateTimeOffset now) => At(now + Beat);

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        await AddNext(db, job, now);
        var (old, yesterday) = (now - Kept, now - Beat);
        var gone = await db.Set<Session>().Where(x => x.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        gone += await db.Set<FailedSignIns>()
            .Where(x => x.NotBefore < yesterday)
            .ExecuteDeleteAsync(cancellation);
        gone += await db.Set<DoneAct>().Where(x => x.At < old).ExecuteDeleteAsync(cancellation);
        gone += await db.Set<Letter>().Where(x => x.EndedAt < old).ExecuteDeleteAsync(cancellation);
        foreach (var capability in capabilities)
            gone += await capability.LetGo(db, old, cancellation);
        gone += await db.Set<Job>().Where(x => x.EndedAt < old).ExecuteDeleteAsync(cancellation);
        return gone.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task AddNext(ConferoDb db, Job job, DateTimeOffset now)
    {
        if (await db.Set<Job>().AnyAsync(x => x.Kind == JobKind && x.EndedAt == null && x.Id != job.Id))
            return;
        db.Add(At(now + Beat));
        await db.SaveChangesAsync();
    }

    private static Job At(DateTimeOffset when) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            RunAt = when,
        };
}

/// <summary>A capability that lets go of what has done its service.</summary>
internal interface ILetsGo
{
    /// <summary>Deletes what ended before a time; gives how many went.</summary>
    Task<int> LetGo(ConferoDb db, DateTimeOffset old, CancellationToken cancellation);
}
