using Confero.Disclosure;
using Confero.Matching;
using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>A published figure of quiet demand.</summary>
/// <param name="Needs">Need lines, of at least <see cref="QuietDemand.FewestStates"/> States.</param>
/// <param name="On">The day it was published; it stays until a new one can be told from it by nobody.</param>
public sealed record QuietFigure(string Region, string Kind, int Needs, DateOnly On);

/// <summary>How the gaps stood on a day.</summary>
public sealed record GapDay(DateOnly Day, bool Afterwards, IReadOnlyList<GapCount> Counts);

/// <summary>What one more of each resource would bring.</summary>
/// <param name="On">The day of the plan the prices come from; null when there is none yet.</param>
/// <param name="Currency">Currency of all money in it.</param>
public sealed record MarginalValues(DateOnly? On, string Currency, IReadOnlyList<MissingResource> Missing);

/// <summary>Reads what is missing: for each viewer what the viewer may see line by line, and quiet demand for all.</summary>
public sealed class GapQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    TimeProvider clock
)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Need against supply by two dimensions.</summary>
    public async Task<GapTable> Table(Viewer viewer, GapDimension rows, GapDimension columns)
    {
        await using var db = await databases.CreateDbContextAsync();
        var reader = new GapReader(db, await taxonomies.Current(db), processes, viewer, Today);
        return GapTable.Of(await reader.Lines(), await reader.Supply(), rows, columns, Today);
    }

    /// <summary>The need lines behind every figure, as far as the viewer may see them.</summary>
    public async Task<IReadOnlyList<GapLine>> Lines(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await new GapReader(db, await taxonomies.Current(db), processes, viewer, Today).Lines();
    }

    /// <summary>The figures of quiet demand that stand; the same for everybody.</summary>
    public async Task<IReadOnlyList<QuietFigure>> Quiet()
    {
        await using var db = await databases.CreateDbContextAsync();
        var all = await db.Set<QuietPublication>().AsNoTracking().ToListAsync();
        return
        [
            .. all.GroupBy(x => x.Cell)
                .Select(x => x.MaxBy(y => y.On)!)
                .OrderBy(x => x.Cell, StringComparer.Ordinal)
                .Select(x => new QuietFigure(
                    x.Cell.Split('|')[0],
                    x.Cell.Split('|')[1],
                    x.Version.Needs,
                    x.On
                )),
        ];
    }

    /// <summary>Whether a State lets a case count quietly; null when the case is not its own.</summary>
    public async Task<bool?> CountsQuietly(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (
            !viewer.IsRegisteredParty
            || !await db.Set<Requests.Request>()
                .AnyAsync(x => x.Id == requestId && x.PartyId == viewer.PartyId)
        )
            return null;
        return await db.Set<Consent>()
            .AnyAsync(x => x.RequestId == requestId && x.Scope == ConsentScopes.Count && x.RevokedAt == null);
    }

    /// <summary>Day by day how the gaps stood: complete for the secretariat, of public needs for everybody else.</summary>
    public async Task<IReadOnlyList<GapDay>> History(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var days = await db.Set<GapSnapshot>()
            .AsNoTracking()
            .Where(x => x.Complete == viewer.ReadsForSecretariat)
            .OrderBy(x => x.Day)
            .ToListAsync();
        return days.ConvertAll(x => new GapDay(x.Day, x.Afterwards, x.Counts));
    }

    /// <summary>
    /// What one more of each resource would bring: for the secretariat by the latest plan, for everybody else by a plan of
    /// what is public, so that nothing hidden moves a price.
    /// </summary>
    public async Task<MarginalValues> Marginal(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (!viewer.ReadsForSecretariat)
        {
            var prices = await db.Set<PublicPrices>()
                .AsNoTracking()
                .OrderByDescending(x => x.Day)
                .FirstOrDefaultAsync();
            return new MarginalValues(prices?.Day, PlanReader.Currency, prices?.Missing ?? []);
        }
        var run = await db.Set<PlanRun>().AsNoTracking().OrderByDescending(x => x.At).FirstOrDefaultAsync();
        if (run is null)
            return new MarginalValues(null, PlanReader.Currency, []);
        var plan = MatchingJson.Read<Plan>(run.Plan);
        return new MarginalValues(
            DateOnly.FromDateTime(run.At.UtcDateTime),
            PlanReader.Currency,
            plan.Certificate is null
                ? []
                : Scarcity.Missing(MatchingJson.Read<MatchingInput>(run.Input), plan)
        );
    }
}
