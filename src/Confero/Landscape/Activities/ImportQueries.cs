using Confero.Disclosure;
using Confero.Jobs;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>Reads sources and what came of their files. Which sources there are and what was refused of them is public.</summary>
public sealed class ImportQueries(IDbContextFactory<ConferoDb> databases)
{
    private const int MostImports = 50;

    public async Task<IReadOnlyList<SourceRow>> Sources()
    {
        await using var db = await databases.CreateDbContextAsync();
        var counts = await db.Set<Activity>()
            .GroupBy(x => x.SourceId)
            .Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        var sources = await db.Set<ActivitySource>()
            .AsNoTracking()
            .OrderBy(x => x.Name)
            .ThenBy(x => x.Id)
            .ToListAsync();
        return [.. sources.Select(x => new SourceRow(x, counts.GetValueOrDefault(x.Id)))];
    }

    public async Task<ActivitySource?> Source(string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<ActivitySource>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
    }

    /// <summary>Records of the last file of a source that were refused, so that none is lost to sight.</summary>
    public async Task<IReadOnlyList<ImportFinding>> Refused(string sourceId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var last = await db.Set<ActivityImport>()
            .Where(x => x.SourceId == sourceId && x.Outcome == ImportOutcome.Done)
            .OrderByDescending(x => x.AskedAt)
            .Select(x => x.Id)
            .FirstOrDefaultAsync();
        return await db.Set<ImportFinding>()
            .AsNoTracking()
            .Where(x => x.ImportId == last && x.Rejects)
            .OrderBy(x => x.Number)
            .ToListAsync();
    }

    /// <summary>Imports of a source, the newest first; for the secretariat.</summary>
    public async Task<IReadOnlyList<ActivityImport>> Imports(Viewer viewer, string sourceId)
    {
        if (!viewer.IsSecretariat)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<ActivityImport>()
            .AsNoTracking()
            .Where(x => x.SourceId == sourceId)
            .OrderByDescending(x => x.AskedAt)
            .ThenBy(x => x.Id)
            .Take(MostImports)
            .ToListAsync();
    }

    /// <summary>One import with its findings and, while it runs, how far it has come; for the secretariat.</summary>
    public async Task<ImportView?> Import(Viewer viewer, string id)
    {
        if (!viewer.IsSecretariat)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var import = await db.Set<ActivityImport>()
            .AsNoTracking()
            .Include(x => x.Findings.OrderByDescending(f => f.Rejects).ThenBy(f => f.Number))
            .SingleOrDefaultAsync(x => x.Id == id);
        if (import is null)
            return null;
        var job = await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == import.JobId);
        return new ImportView(import, job?.Progress ?? 0, job?.CancelAsked ?? false);
    }
}

/// <summary>A source and how many activities it tells.</summary>
public sealed record SourceRow(ActivitySource Source, int Activities);

/// <summary>An import and how far it has come.</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record ImportView(ActivityImport Import, int Percent, bool Stopping);
