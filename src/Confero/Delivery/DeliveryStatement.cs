using Confero.Packages;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery;

/// <summary>What one side says was delivered or received. Two separate facts; neither overwrites the other.</summary>
public sealed class DeliveryStatement : ISealed
{
    public required string Id { get; init; }
    public required string ContributionId { get; init; }
    public required DeliverySide Side { get; init; }

    /// <summary>How much, in the unit of the contribution; for money in minor units of its currency.</summary>
    public long Quantity { get; init; }

    /// <summary>The day it happened, not the day it was written down.</summary>
    public DateOnly On { get; init; }

    [Confidential]
    public string? Note { get; init; }

    /// <summary>What shows it: number of a receipt, title of a report.</summary>
    [Confidential]
    public string? Evidence { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The earlier statement of the same side that this one replaces; that one stays on record.</summary>
    public string? CorrectsId { get; init; }

    /// <summary>What the statements of both sides say together.</summary>
    /// <param name="agreed">What was agreed, in the same unit; null when no quantity was.</param>
    public static ContributionState StateOf(IReadOnlyCollection<DeliveryStatement> statements, long? agreed)
    {
        var delivered = Total(statements, DeliverySide.Provider);
        var received = Total(statements, DeliverySide.State);
        return (delivered, received) switch
        {
            (null, null) => ContributionState.Committed,
            (_, null) => ContributionState.Delivered,
            _ when delivered == received && received < agreed => ContributionState.PartlyReceived,
            _ when delivered == received => ContributionState.Received,
            _ => ContributionState.Disputed,
        };
    }

    /// <summary>The sum one side stated, or null when it stated nothing.</summary>
    public static long? Total(IEnumerable<DeliveryStatement> statements, DeliverySide side)
    {
        var own = Standing(statements).Where(x => x.Side == side).ToList();
        return own.Count == 0 ? null : own.Sum(x => x.Quantity);
    }

    /// <summary>The statements that no later one corrects.</summary>
    public static IEnumerable<DeliveryStatement> Standing(IEnumerable<DeliveryStatement> statements)
    {
        var all = statements.ToList();
        var corrected = all.Select(x => x.CorrectsId).OfType<string>().ToHashSet();
        return all.Where(x => !corrected.Contains(x.Id));
    }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfContribution(ContributionId);
}

/// <summary>Who states it.</summary>
public enum DeliverySide
{
    Provider,
    State,

    /// <summary>Somebody independent of both.</summary>
    Verifier,
}

internal sealed class DeliveryStatementMapping : IEntityTypeConfiguration<DeliveryStatement>
{
    public void Configure(EntityTypeBuilder<DeliveryStatement> statement)
    {
        statement.ToTable("DeliveryStatements");
        statement.HasIndex(x => x.ContributionId);
    }
}
