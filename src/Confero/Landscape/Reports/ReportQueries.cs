using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Reports;

/// <summary>A published report, without what its figures were made of.</summary>
public sealed record ReportView(string Id, int Year, int Edition, DateTimeOffset At, ReportFigures Figures);

/// <summary>Reads published reports; they are the same for everybody.</summary>
public sealed class ReportQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<ReportView>> All()
    {
        await using var db = await databases.CreateDbContextAsync();
        var reports = await db.Set<AnnualReport>()
            .AsNoTracking()
            .OrderByDescending(x => x.Year)
            .ThenByDescending(x => x.Edition)
            .ToListAsync();
        return reports.ConvertAll(View);
    }

    public async Task<ReportView?> Get(string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<AnnualReport>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id) is { } report
            ? View(report)
            : null;
    }

    private static ReportView View(AnnualReport x) => new(x.Id, x.Year, x.Edition, x.At, x.Figures);
}
