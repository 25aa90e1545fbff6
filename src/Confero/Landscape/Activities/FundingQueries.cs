using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// Money of the landscape by year, currency and giver, each sum counted once. Commitments and payments are never added
/// to each other, currencies never turned into one another, and what is left out is said with its reason.
/// </summary>
public sealed class FundingQueries(
    IDbContextFactory<ConferoDb> databases,
    ActivityQueries activities,
    ProcessDefinitions processes
)
{
    public async Task<Funding> Read(ActivityFilter filter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var regions = await activities.Inside(db, filter.Place);
        var chosen = filter.Apply(db.Set<Activity>(), regions);
        var flows = db.Set<ActivityFlow>().AsNoTracking().Where(f => chosen.Any(x => x.Id == f.ActivityId));
        var sums = await flows
            .Where(x => x.Counting == Counting.Counted)
            .GroupBy(x => new
            {
                x.Currency,
                x.Year,
                x.Kind,
            })
            .Select(x => new
            {
                x.Key.Currency,
                x.Key.Year,
                x.Key.Kind,
                Amount = x.Sum(f => f.Amount),
                Count = x.Count(),
            })
            .ToListAsync();
        var givers = await flows
            .Where(x => x.Counting == Counting.Counted)
            .GroupBy(x => new
            {
                x.Currency,
                x.Kind,
                x.Provider,
                Source = chosen.Where(a => a.Id == x.ActivityId).Select(a => a.Reporter).FirstOrDefault(),
            })
            .Select(x => new
            {
                x.Key.Currency,
                x.Key.Kind,
                Giver = x.Key.Provider ?? x.Key.Source,
                Amount = x.Sum(f => f.Amount),
            })
            .ToListAsync();
        var left = await flows
            .GroupBy(x => x.Counting)
            .Select(x => new { x.Key, Count = x.Count() })
            .ToListAsync();
        var own = (await OwnDeliveries.Read(db, processes))
            .Where(x => OwnDeliveries.Fits(x, filter, regions))
            .SelectMany(x => x.Flows)
            .ToList();
        return new Funding(
            [
                .. sums.Select(x => (Currency: x.Currency!, Year: x.Year!.Value, x.Kind, x.Amount, x.Count))
                    .Concat(
                        own.Select(x =>
                            (Currency: x.Currency!, Year: x.On!.Value.Year, x.Kind, x.Amount, Count: 1)
                        )
                    )
                    .GroupBy(x => (x.Currency, x.Year))
                    .Select(x => new YearSum(
                        x.Key.Currency,
                        x.Key.Year,
                        x.Where(y => y.Kind == FlowKind.Commitment).Sum(y => y.Amount),
                        x.Where(y => y.Kind != FlowKind.Commitment).Sum(y => y.Amount),
                        x.Sum(y => y.Count)
                    ))
                    .OrderBy(x => x.Currency, StringComparer.Ordinal)
                    .ThenBy(x => x.Year),
            ],
            [
                .. givers
                    .GroupBy(x => (x.Currency, x.Giver))
                    .Select(x => new GiverSum(
                        x.Key.Currency!,
                        x.Key.Giver,
                        x.Where(y => y.Kind == FlowKind.Commitment).Sum(y => y.Amount),
                        x.Where(y => y.Kind != FlowKind.Commitment).Sum(y => y.Amount)
                    ))
                    .OrderByDescending(x => Math.Max(x.Committed, x.Paid))
                    .ThenBy(x => x.Giver, StringComparer.Ordinal),
            ],
            left.Where(x => x.Key != Counting.Counted)
                .OrderBy(x => x.Key)
                .ToDictionary(x => x.Key, x => x.Count)
        );
    }
}

/// <summary>Sums by year and by giver, and how many flows stand in none of them, by reason.</summary>
public sealed record Funding(
    IReadOnlyList<YearSum> Years,
    IReadOnlyList<GiverSum> Givers,
    IReadOnlyDictionary<Counting, int> LeftOut
);

/// <summary>Sums of one year in one currency, in whole minor units.</summary>
/// <param name="Paid">Disbursements and expenditures.</param>
/// <param name="Flows">How many flows they are made of.</param>
public sealed record YearSum(string Currency, int Year, long Committed, long Paid, int Flows);

/// <summary>Sums of one giver in one currency, in whole minor units.</summary>
/// <param name="Giver">As its sources name it; null where none does.</param>
public sealed record GiverSum(string Currency, string? Giver, long Committed, long Paid);
