using Confero.Disclosure;
using Confero.Identity;
using Confero.Jobs;
using Confero.Matching;
using Confero.Matching.Explain;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>
/// Every night keeps how the gaps stand, and works out what one more of each resource would bring by a plan of what is
/// public; once a week, on Mondays, publishes quiet demand. Running twice on a day changes nothing.
/// </summary>
internal sealed class SnapshotJob(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    TimeProvider clock
) : IJobKind
{
    public const string JobKind = "landscape.snapshot";

    /// <summary>Weeks worked out afterwards when there is no history yet.</summary>
    private const int WeeksBack = 26;
    private const int DaysAWeek = 7;
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(10);

    /// <summary>What the secretariat may read.</summary>
    private static readonly Viewer Secretariat = new(
        "snapshot",
        Party.Secretariat,
        Roles.Broker,
        IsSecretariat: true
    );

    public string Kind => JobKind;

    private static Job At(DateTimeOffset when) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            RunAt = when,
        };

    /// <summary>The first job of an installation: the next night's.</summary>
    public static Job First(DateTimeOffset now) =>
        At(new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) + AfterMidnight);

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (
            !await db.Set<Job>()
                .AnyAsync(x => x.Kind == JobKind && x.EndedAt == null && x.Id != job.Id, cancellation)
        )
        {
            db.Add(First(now));
            await db.SaveChangesAsync(CancellationToken.None);
        }
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await Keep(today);
        if (today.DayOfWeek == DayOfWeek.Monday)
            await PublishQuiet(today);
        await Price(today, cancellation);
        return today.ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps the counts of a day; the first time, of the weeks before it too, from the days of the acts.</summary>
    public async Task Keep(DateOnly today)
    {
        await using var db = await databases.CreateDbContextAsync();
        var terms = await taxonomies.Current(db);
        foreach (var (viewer, complete) in new[] { (Viewer.Public, false), (Secretariat, true) })
        {
            if (await db.Set<GapSnapshot>().AnyAsync(x => x.Day == today && x.Complete == complete))
                continue;
            var lines = await new GapReader(db, terms, processes, viewer, today).Lines();
            var first = !await db.Set<GapSnapshot>().AnyAsync(x => x.Complete == complete);
            foreach (var back in first ? Enumerable.Range(0, WeeksBack + 1) : [0])
                db.Add(
                    new GapSnapshot
                    {
                        Day = today.AddDays(-back * DaysAWeek),
                        Complete = complete,
                        Counts = Counts(lines, today.AddDays(-back * DaysAWeek)),
                        Afterwards = back > 0,
                    }
                );
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Publishes what may be published of quiet demand; once for a day.</summary>
    public async Task PublishQuiet(DateOnly today)
    {
        await using var db = await databases.CreateDbContextAsync();
        var before = await db.Set<QuietPublication>().AsNoTracking().ToListAsync();
        if (before.Exists(x => x.On == today))
            return;
        var reader = new GapReader(db, await taxonomies.Current(db), processes, Secretariat, today);
        var entries = await QuietReader.Read(db, reader.Continent);
        foreach (var version in QuietDemand.Publish(before.ConvertAll(x => x.Version), entries, today))
            db.Add(
                new QuietPublication
                {
                    Cell = version.Cell,
                    On = today,
                    Entries = [.. version.Entries],
                }
            );
        await db.SaveChangesAsync();
    }

    /// <summary>Works out what one more of each resource would bring, by a plan of what is public; once for a day.</summary>
    public async Task Price(DateOnly today, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Set<PublicPrices>().AnyAsync(x => x.Day == today, cancellation))
            return;
        var input = await VisiblePortfolio.Read(
            db,
            await taxonomies.Current(db),
            processes,
            Viewer.Public,
            today
        );
        if (input.Requests.Count == 0)
            return;
        var plan = VisiblePortfolio.Plan(input, null, cancellation);
        db.Add(
            new PublicPrices
            {
                Day = today,
                Missing = plan.Certificate is null ? [] : [.. Scarcity.Missing(input, plan)],
            }
        );
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static List<GapCount> Counts(List<GapLine> lines, DateOnly day) =>
        [
            .. lines
                .Where(x => x.Since <= day)
                .GroupBy(x => x.Codes[GapDimension.Kind][0])
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new GapCount(
                    x.Key,
                    x.Count(),
                    x.Count(y => y.OpenOn(day)),
                    x.Count(y => y.AgreedOn <= day),
                    x.Count(y => y.ReceivedOn <= day)
                )),
        ];
}
