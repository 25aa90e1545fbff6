using System.Security.Cryptography;
using Confero.Jobs;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Vault;

/// <summary>
/// Seals anew what retired keys sealed, row by row, each only if nobody changed it meanwhile. A retired key is destroyed when
/// nothing is sealed with it any more and every act that could still have begun with it is over.
/// </summary>
internal sealed class RotationJob(
    IDbContextFactory<ConferoDb> databases,
    KeyRing ring,
    JobQueue queue,
    TimeProvider clock
) : IJobKind
{
    public const string JobKind = "keys.rotate";

    /// <summary>No act takes longer.</summary>
    private static readonly TimeSpan LongestAct = TimeSpan.FromMinutes(15);

    public string Kind => JobKind;

    public static Job At(DateTimeOffset when, string? memberId) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            MemberId = memberId,
            RunAt = when,
        };

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var retired = await db.Set<DataKey>()
            .Where(x => x.RetiredAt != null && x.DestroyedAt == null)
            .ToListAsync(cancellation);
        var tables = SealedTable.All(db);
        var all = await Count(db, tables, retired);
        var done = 0L;
        foreach (var key in retired)
        foreach (var table in tables)
        {
            List<StoredSeal> rows;
            while ((rows = await table.SealedBy(db, key.Id)).Count > 0)
            {
                done += await SealAnew(db, table, rows, key);
                if (!await queue.Report(job.Id, (int)Math.Min(99, 100 * done / Math.Max(all, 1))))
                    return null;
            }
        }
        await Retire(db, tables, retired);
        return done.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<long> Count(ConferoDb db, IReadOnlyList<SealedTable> tables, List<DataKey> keys)
    {
        var all = 0L;
        foreach (var key in keys)
        foreach (var table in tables)
            all += await table.Count(db, key.Id);
        return all;
    }

    private async Task<int> SealAnew(ConferoDb db, SealedTable table, List<StoredSeal> rows, DataKey old)
    {
        var (id, key) = await Sealing.Current(db, ring, old.PartyId);
        var opens =
            db.KeyOf(old.Id).Key ?? throw new CryptographicException($"The key {old.Id} is gone already.");
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        foreach (var row in rows)
        {
            var plain = Unsealing.Open(opens, row.Content, SealedRow.Bound(old.Id, table.Name, row.Key));
            var content = SealedBytes.Seal(key, plain, SealedRow.Bound(id, table.Name, row.Key));
            await table.Replace(db, row, old.Id, content, id);
        }
        await transaction.CommitAsync();
        return rows.Count;
    }

    private async Task Retire(ConferoDb db, IReadOnlyList<SealedTable> tables, List<DataKey> retired)
    {
        var now = clock.GetUtcNow();
        foreach (var key in retired)
            if (key.RetiredAt + LongestAct <= now && await Count(db, tables, [key]) == 0)
                key.Destroy(now, erased: false);
        var last = retired.Where(x => x.DestroyedAt is null).Max(x => x.RetiredAt);
        if (
            last is { } latest
            && !await db.Set<Job>()
                .AnyAsync(x => x.Kind == JobKind && x.EndedAt == null && x.RunAt >= latest + LongestAct)
        )
            db.Add(At(latest + LongestAct, null));
        await db.SaveChangesAsync();
    }
}
