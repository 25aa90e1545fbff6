using Confero.Disclosure;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// Reads the landscape of activities. All of it is public: what was imported was published, and of Confero's own only
/// what its State lets everybody see; so no viewer sees more than another.
/// </summary>
public sealed class ActivityQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes
)
{
    private const int MostRows = 100;
    private const int MostOnLine = 60;
    private const int MostExported = 20_000;

    /// <summary>Activities, those of Confero itself first, then the newest beginning first.</summary>
    public async Task<Page<ActivityView>> List(ActivityFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var size = Math.Clamp(filter.Size, 1, MostRows);
        var regions = await Inside(db, filter.Place);
        var stored = filter.Apply(db.Set<Activity>().AsNoTracking(), regions);
        if (After(filter.Cursor) is var (day, id))
            stored = stored.Where(x =>
                (x.From ?? DateOnly.MinValue) < day
                || ((x.From ?? DateOnly.MinValue) == day && string.Compare(x.Id, id) > 0)
            );
        var rows = await stored
            .OrderByDescending(x => x.From ?? DateOnly.MinValue)
            .ThenBy(x => x.Id)
            .Take(size + 1)
            .Include(x => x.Places)
            .ToListAsync();
        var page = Page<ActivityView>.Of(rows.ConvertAll(x => ActivityView.Of(x)), size, Cursor);
        return filter.Cursor is not null
            ? page
            : page with
            {
                Items = [.. await Own(db, filter, regions), .. page.Items],
            };
    }

    /// <summary>One activity with its flows; null when there is none.</summary>
    public async Task<ActivityView?> Get(string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<Activity>()
            .AsNoTracking()
            .Include(x => x.Places)
            .SingleOrDefaultAsync(x => x.Id == id);
        if (found is null)
            return (await OwnDeliveries.Read(db, processes)).FirstOrDefault(x => x.Id == id);
        var flows = await db.Set<ActivityFlow>()
            .AsNoTracking()
            .Where(x => x.ActivityId == id)
            .OrderBy(x => x.On)
            .ThenBy(x => x.Id)
            .Take(500)
            .ToListAsync();
        return ActivityView.Of(found, flows);
    }

    /// <summary>Activities whose beginning is known, the newest of them, in order of beginning.</summary>
    public async Task<IReadOnlyList<ActivityView>> OnTimeLine(ActivityFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var regions = await Inside(db, filter.Place);
        var rows = await filter
            .Apply(db.Set<Activity>().AsNoTracking(), regions)
            .Where(x => x.From != null)
            .OrderByDescending(x => x.From)
            .ThenBy(x => x.Id)
            .Take(MostOnLine)
            .Include(x => x.Places)
            .ToListAsync();
        return
        [
            .. rows.Select(x => ActivityView.Of(x))
                .Concat(await Own(db, filter, regions))
                .OrderBy(x => x.From)
                .ThenBy(x => x.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many activities there are in each State and region.</summary>
    public async Task<IReadOnlyList<PlaceCount>> ByPlace(ActivityFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var regions = await Inside(db, filter.Place);
        var stored = await filter
            .Apply(db.Set<Activity>().AsNoTracking(), regions)
            .SelectMany(x => x.Places)
            .GroupBy(x => new
            {
                x.Code,
                x.Region,
                x.IsRegion,
            })
            .Select(x => new
            {
                x.Key.Code,
                x.Key.Region,
                x.Key.IsRegion,
                Count = x.Count(),
            })
            .ToListAsync();
        var own =
            from activity in await Own(db, filter, regions)
            from place in activity.Places
            select (
                Code: place,
                Region: activity.Regions is [var region, ..] ? region : null,
                IsRegion: false,
                Count: 1
            );
        return
        [
            .. stored
                .Select(x => (x.Code, x.Region, x.IsRegion, x.Count))
                .Concat(own)
                .GroupBy(x => (x.Code, x.Region, x.IsRegion))
                .Select(x => new PlaceCount(x.Key.Code, x.Key.Region, x.Key.IsRegion, x.Sum(y => y.Count)))
                .OrderByDescending(x => x.Count)
                .ThenBy(x => x.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Everything a filter admits, with flows, up to a limit; for files.</summary>
    public async Task<IReadOnlyList<ActivityView>> Export(ActivityFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var regions = await Inside(db, filter.Place);
        var rows = await filter
            .Apply(db.Set<Activity>().AsNoTracking(), regions)
            .OrderBy(x => x.Identifier)
            .Take(MostExported)
            .Include(x => x.Places)
            .ToListAsync();
        var flows = (
            await db.Set<ActivityFlow>()
                .AsNoTracking()
                .Where(f =>
                    filter
                        .Apply(db.Set<Activity>(), regions)
                        .OrderBy(x => x.Identifier)
                        .Take(MostExported)
                        .Any(x => x.Id == f.ActivityId)
                )
                .OrderBy(x => x.On)
                .ThenBy(x => x.Id)
                .ToListAsync()
        ).ToLookup(x => x.ActivityId);
        return [.. await Own(db, filter, regions), .. rows.Select(x => ActivityView.Of(x, [.. flows[x.Id]]))];
    }

    /// <summary>The region and all regions inside it; nothing for a State.</summary>
    internal async Task<IReadOnlyList<string>> Inside(ConferoDb db, string? place)
    {
        if (place is null)
            return [];
        var terms = await taxonomies.Current(db);
        return terms.Has("regions", place)
            ?
            [
                .. terms
                    .List("regions")
                    .Terms.Where(x => terms.RegionAndAbove(x.Code).Contains(place))
                    .Select(x => x.Code),
            ]
            : [];
    }

    private async Task<IReadOnlyList<ActivityView>> Own(
        ConferoDb db,
        ActivityFilter filter,
        IReadOnlyList<string> regions
    ) => [.. (await OwnDeliveries.Read(db, processes)).Where(x => OwnDeliveries.Fits(x, filter, regions))];

    private static string Cursor(ActivityView last) =>
        $"{(last.From ?? DateOnly.MinValue).ToString("O", CultureInfo.InvariantCulture)}~{last.Id}";

    private static (DateOnly Day, string Id)? After(string? cursor) =>
        cursor?.Split('~') is [var day, var id]
        && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? (on, id)
            : null;
}

/// <summary>How many activities there are in a State or region.</summary>
/// <param name="Region">M49 code of the region a State lies in.</param>
public sealed record PlaceCount(string Code, string? Region, bool IsRegion, int Count);
