using Confero.Disclosure;
using Confero.Identity;
using Confero.Packages;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>A statement in the ledger.</summary>
/// <param name="Corrected">Whether a later one of the same side replaces it.</param>
public sealed record LedgerLine(
    string Id,
    DeliverySide Side,
    long Quantity,
    DateOnly On,
    string? Note,
    string? Evidence,
    DateTimeOffset At,
    string? CorrectsId,
    bool Corrected
);

/// <summary>A word in the ledger.</summary>
public sealed record LedgerComment(DeliverySide Side, string Text, DateTimeOffset At);

/// <summary>The two-sided ledger of one contribution: what was agreed, what each side states, and where they differ.</summary>
/// <param name="Agreed">In the unit of the contribution, or minor units of its currency; null when no quantity was agreed.</param>
/// <param name="Found">What somebody independent found; null when nobody looked.</param>
/// <param name="Side">The side the viewer speaks for; null for those who only read.</param>
public sealed record LedgerView(
    ContributionView Contribution,
    long? Agreed,
    long? Delivered,
    long? Received,
    long? Found,
    IReadOnlyList<LedgerLine> Lines,
    IReadOnlyList<LedgerComment> Comments,
    DeliverySide? Side,
    bool Open,
    bool MaySettle
)
{
    /// <summary>What is missing of what was agreed, by the State's own count; null when that cannot be said.</summary>
    public long? Missing => Agreed - Received is > 0 and var missing ? missing : null;

    /// <summary>By how much the provider's count is above the State's; null while one of them has said nothing.</summary>
    public long? Difference => Delivered - Received;
}

/// <summary>Reads ledgers, for the two sides and the secretariat.</summary>
public sealed class LedgerQueries(PackageQueries packages, IDbContextFactory<ConferoDb> databases)
{
    /// <summary>Null when the contribution does not exist for the viewer, or was not committed.</summary>
    public async Task<LedgerView?> Get(Viewer viewer, string contributionId)
    {
        if (await packages.Contribution(viewer, contributionId) is not { } contribution)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var stored = await db.Set<Contribution>()
            .AsNoTracking()
            .Include(x => x.Deliveries)
            .SingleAsync(x => x.Id == contributionId);
        if (stored.CommittedAt is null)
            return null;
        var ended = await db.Set<Requests.Request>()
            .Where(x => x.Id == stored.RequestId)
            .Select(x => x.Ended)
            .SingleAsync();
        var comments = await db.Set<DeliveryComment>()
            .AsNoTracking()
            .Where(x => x.ContributionId == contributionId)
            .OrderBy(x => x.At)
            .Select(x => new LedgerComment(x.Side, x.Text, x.At))
            .ToListAsync();
        DeliverySide? side =
            viewer.PartyId is not null && viewer.PartyId == contribution.StateId ? DeliverySide.State
            : PackageQueries.Provides(viewer, stored) ? DeliverySide.Provider
            : null;
        var open = !ended && stored.SettledAt is null;
        return new LedgerView(
            contribution,
            stored.Quantity ?? stored.Amount,
            DeliveryStatement.Total(stored.Deliveries, DeliverySide.Provider),
            DeliveryStatement.Total(stored.Deliveries, DeliverySide.State),
            DeliveryStatement.Total(stored.Deliveries, DeliverySide.Verifier),
            [.. stored.Deliveries.OrderBy(x => x.At).Select(x => Line(x, stored.Deliveries))],
            comments,
            side,
            open,
            open
                && side == DeliverySide.State
                && viewer.Has(Roles.Authoriser)
                && stored.State is ContributionState.Disputed or ContributionState.PartlyReceived
        );
    }

    private static LedgerLine Line(DeliveryStatement x, List<DeliveryStatement> all) =>
        new(
            x.Id,
            x.Side,
            x.Quantity,
            x.On,
            x.Note,
            x.Evidence,
            x.At,
            x.CorrectsId,
            all.Exists(y => y.CorrectsId == x.Id)
        );
}
