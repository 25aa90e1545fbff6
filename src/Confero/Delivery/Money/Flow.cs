using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery.Money;

/// <summary>What a flow is meant for.</summary>
public enum FlowEarmark
{
    /// <summary>Whatever needs it most.</summary>
    Untied,

    /// <summary>One request.</summary>
    Case,
    State,

    /// <summary>A life-cycle stage.</summary>
    Theme,
    Region,
}

/// <summary>How a flow belongs to the one above it.</summary>
public enum FlowRelation
{
    /// <summary>It makes a pledge or commitment of the same party true, whole or in part.</summary>
    Realises,

    /// <summary>It passes on what its party received; money that is counted already.</summary>
    PassesOn,
}

/// <summary>Money that one party pledges, commits or pays. The original sum and its dated rate stay as they were recorded.</summary>
public sealed class Flow : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required FlowStatus Status { get; init; }

    /// <summary>The party whose money it is.</summary>
    public required string FromId { get; init; }

    /// <summary>The party it goes to; null while a pledge names none.</summary>
    public string? ToId { get; init; }
    public required FlowEarmark Earmark { get; init; }

    /// <summary>The State, stage or region of the earmark.</summary>
    public string? EarmarkCode { get; init; }

    /// <summary>The case it serves.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whole minor units of <see cref="Currency"/>.</summary>
    public required long Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>US dollars for one unit of the currency; null when no rate was known.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The day of the rate.</summary>
    public DateOnly? RateOn { get; init; }

    /// <summary>Whether the party gave the rate itself; otherwise it is the mechanism's planning rate.</summary>
    public bool OwnRate { get; init; }

    /// <summary>The day of the pledge, the commitment or the payment.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The flow above it.</summary>
    public string? ParentId { get; init; }
    public FlowRelation? Relation { get; init; }

    [Confidential]
    public string? Note { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>When the recipient said that it has arrived; a fact of its own.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
    public string? ConfirmedBy { get; set; }

    /// <summary>When it was called off; it stays on record and never counts.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    [Confidential]
    public string? CancelReason { get; set; }
    public Guid Version { get; set; }

    /// <summary>US dollars, exactly by the rate; null without one.</summary>
    /// <param name="minorUnits">Decimals of the currency.</param>
    public decimal? Dollars(int minorUnits)
    {
        var units = (decimal)Amount;
        for (var i = 0; i < minorUnits; i++)
            units /= 10;
        return units * Rate;
    }

    /// <summary>The flow as it is counted.</summary>
    /// <param name="ownerId">The State whose case it serves; its own money comes from no outside.</param>
    internal CountedFlow Counted(int minorUnits, string? ownerId, bool shared = false) =>
        new(
            Id,
            Status,
            Relation == FlowRelation.PassesOn || FromId == ownerId
                ? FlowBoundary.Internal
                : FlowBoundary.Incoming,
            Amount,
            Currency,
            Dollars(minorUnits),
            shared,
            CancelledAt is not null,
            Relation == FlowRelation.Realises ? ParentId : null
        );

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) =>
        RequestId is null ? new(FromId) : db.OwnerOfCase(RequestId);
}

internal sealed class FlowMapping : IEntityTypeConfiguration<Flow>
{
    public void Configure(EntityTypeBuilder<Flow> flow)
    {
        flow.ToTable("Flows");
        flow.Property(x => x.Version).IsConcurrencyToken();
        flow.Property(x => x.Rate).HasPrecision(24, 12);
        flow.HasIndex(x => x.RequestId);
        flow.HasIndex(x => x.ParentId);
        flow.HasIndex(x => x.On);
        flow.HasOne<Party>().WithMany().HasForeignKey(x => x.FromId).OnDelete(DeleteBehavior.Restrict);
        flow.HasOne<Party>().WithMany().HasForeignKey(x => x.ToId).OnDelete(DeleteBehavior.Restrict);
        flow.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
        flow.HasOne<Flow>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
