using Confero.Jobs;
using Confero.Notices.Mail;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Confero.Notices;

/// <summary>
/// At every quarter of an hour, writes the summaries whose local hour has come. A summary's id follows from member and
/// local day: two nodes, or one that runs again after a crash, write one. After a pause it catches up once. The job of
/// the next quarter is laid down first, so that a fault in one never ends the row.
/// </summary>
internal sealed class DigestJob(IDbContextFactory<ConferoDb> databases, JobQueue queue, TimeProvider clock)
    : IJobKind
{
    public const string JobKind = "notices.digest";

    /// <summary>Every zone's hours begin at a quarter of an hour.</summary>
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(15);

    /// <summary>What is older is no news any more; the page has it.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    /// <summary>Members between two reports that keep the lease.</summary>
    private const int Stretch = 50;

    public string Kind => JobKind;

    /// <summary>The first job of an installation.</summary>
    public static Job First(DateTimeOffset now) => At(Floor(now) + Slot);

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var from = DateTimeOffset.Parse(job.Payload, CultureInfo.InvariantCulture);
        var to = Floor(clock.GetUtcNow());
        await AddNext(to);
        var written = 0;
        var members = await Waiting(to, cancellation);
        for (var i = 0; i < members.Count; i++)
        {
            if (await Write(members[i], from, to, cancellation))
                written++;
            if (i % Stretch == Stretch - 1)
                await queue.Report(job.Id, i * 100 / members.Count);
        }
        return written.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<List<string>> Waiting(DateTimeOffset to, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Untold(db, to)
            .Select(x => x.MemberId)
            .Distinct()
            .OrderBy(x => x)
            .ToListAsync(cancellation);
    }

    private static IQueryable<Notice> Untold(ConferoDb db, DateTimeOffset to)
    {
        var since = to - Reach;
        return db.Set<Notice>()
            .Where(x => x.LetterId == null && x.ReadAt == null && x.At <= to && x.At > since);
    }

    private async Task<bool> Write(
        string memberId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var choice =
            await db.Set<NoticeChoice>()
                .AsNoTracking()
                .SingleOrDefaultAsync(x => x.MemberId == memberId, cancellation)
            ?? NoticeChoice.Usual(memberId);
        if (DigestBeat.Due(choice, from, to) is not { } due)
            return false;
        var id = $"LTR-{memberId}-{LocalDatePattern.Iso.Format(due.Day)}";
        if (await db.Set<Letter>().AnyAsync(x => x.Id == id, cancellation))
            return false;
        var untold = await Untold(db, to).Where(x => x.MemberId == memberId).ToListAsync(cancellation);
        var told = untold.Where(x => IsDue(choice.Of(x.Topic), due.Weekly)).ToList();
        if (
            told.Count == 0
            || !await db.Set<Member>().AnyAsync(x => x.Id == memberId && x.RemovedAt == null, cancellation)
        )
            return false;
        db.AddLetter(id, memberId, told.ConvertAll(x => x.Id), to, digest: true);
        told.ForEach(x => x.LetterId = id);
        return await Save(db, id);
    }

    private static bool IsDue(Cadence cadence, bool weekly) =>
        cadence == Cadence.Daily || (cadence == Cadence.Weekly && weekly);

    /// <summary>False when another node wrote this very summary a moment ago.</summary>
    private async Task<bool> Save(ConferoDb db, string id)
    {
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateException)
        {
            await using var again = await databases.CreateDbContextAsync();
            if (await again.Set<Letter>().AnyAsync(x => x.Id == id))
                return false;
            throw;
        }
    }

    private async Task AddNext(DateTimeOffset to)
    {
        await using var db = await databases.CreateDbContextAsync();
        var next = At(to + Slot);
        if (await db.Set<Job>().AnyAsync(x => x.Id == next.Id))
            return;
        db.Add(next);
        await db.SaveChangesAsync();
    }

    private static Job At(DateTimeOffset slot) =>
        new()
        {
            Id = $"DIG-{slot.UtcDateTime.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}",
            Kind = JobKind,
            Payload = (slot - Slot).ToString("O", CultureInfo.InvariantCulture),
            RunAt = slot,
        };

    private static DateTimeOffset Floor(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % Slot.Ticks, TimeSpan.Zero);
}
