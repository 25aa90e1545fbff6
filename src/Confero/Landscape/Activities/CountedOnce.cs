using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// Which flows stand in sums, so that no money is counted twice: what a receiver tells is the mirror of what its giver
/// tells; a whole whose parts tell the same kind of flow is left out; what came out of another activity that is here
/// is counted there. Where the sources leave it open, less is counted rather than more.
/// </summary>
public static class CountedOnce
{
    /// <summary>What can be said of a flow by itself.</summary>
    public static Counting Alone(FlowKind kind, string? currency, DateOnly? on) =>
        kind switch
        {
            FlowKind.Incoming => Counting.Incoming,
            FlowKind.Other or FlowKind.Pledge => Counting.OtherKind,
            _ when currency is null || on is null => Counting.Incomplete,
            _ => Counting.Counted,
        };

    /// <summary>
    /// Settles what depends on other activities, for all of them anew: the order in which files came in plays no part.
    /// </summary>
    internal static async Task Settle(ConferoDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Set<ActivityFlow>()
            .Where(x => x.Counting == Counting.ToldByParts || x.Counting == Counting.PassedOn)
            .ExecuteUpdateAsync(x => x.SetProperty(f => f.Counting, Counting.Counted));
        foreach (var kind in Kinds)
            await Mark(db, Wholes(db, kind), kind, Counting.ToldByParts);
        foreach (var kind in Kinds)
            await Mark(db, Takers(db), kind, Counting.PassedOn);
        await transaction.CommitAsync();
    }

    private static readonly FlowKind[] Kinds =
    [
        FlowKind.Commitment,
        FlowKind.Disbursement,
        FlowKind.Expenditure,
    ];

    /// <summary>Activities with a part that tells a kind of flow.</summary>
    private static IQueryable<string> Wholes(ConferoDb db, FlowKind kind) =>
        from link in db.Set<ActivityLink>()
        where !link.Funds
        join whole in db.Set<Activity>() on link.Upper equals whole.Identifier
        join part in db.Set<Activity>() on link.Lower equals part.Identifier
        join flow in db.Set<ActivityFlow>() on part.Id equals flow.ActivityId
        where flow.Kind == kind
        select whole.Id;

    /// <summary>Activities that got money from another one that is here and tells of giving.</summary>
    private static IQueryable<string> Takers(ConferoDb db) =>
        from link in db.Set<ActivityLink>()
        where link.Funds
        join giver in db.Set<Activity>() on link.Upper equals giver.Identifier
        join taker in db.Set<Activity>() on link.Lower equals taker.Identifier
        join flow in db.Set<ActivityFlow>() on giver.Id equals flow.ActivityId
        where flow.Kind == FlowKind.Disbursement || flow.Kind == FlowKind.Commitment
        select taker.Id;

    private static Task<int> Mark(
        ConferoDb db,
        IQueryable<string> activities,
        FlowKind kind,
        Counting counting
    ) =>
        db.Set<ActivityFlow>()
            .Where(x => x.Counting == Counting.Counted && x.Kind == kind && activities.Contains(x.ActivityId))
            .ExecuteUpdateAsync(x => x.SetProperty(f => f.Counting, counting));
}

/// <summary>Money of flows in whole minor units.</summary>
public static class FlowMoney
{
    /// <summary>Rounded half to even; never beyond what a whole number holds.</summary>
    /// <param name="digits">Digits after the point of the currency.</param>
    public static long Minor(decimal value, int digits)
    {
        var most = long.MaxValue / 2 / (decimal)Math.Pow(10, digits);
        return (long)
            Math.Round(
                Math.Clamp(value, -most, most) * (decimal)Math.Pow(10, digits),
                MidpointRounding.ToEven
            );
    }
}
