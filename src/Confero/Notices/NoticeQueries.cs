using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices;

/// <summary>Reads a member's own notices.</summary>
public sealed class NoticeQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<Notice>> List(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Notice>()
            .AsNoTracking()
            .Where(x => x.MemberId == viewer.MemberId)
            .OrderByDescending(x => x.At)
            .Take(Most)
            .ToListAsync();
    }

    /// <summary>Marks all the member's notices as read. That somebody read something changes nothing else and is not recorded.</summary>
    public async Task MarkRead(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.Set<Notice>()
            .Where(x => x.MemberId == viewer.MemberId && x.ReadAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(n => n.ReadAt, now));
    }
}
