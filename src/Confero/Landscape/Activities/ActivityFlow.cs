using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Landscape.Activities;

/// <summary>Money that a source says was pledged, committed, paid or received.</summary>
public sealed class ActivityFlow
{
    public required string Id { get; init; }
    public required string ActivityId { get; init; }
    public required FlowKind Kind { get; init; }

    /// <summary>The year it happened; null where the source gives no day.</summary>
    public int? Year { get; init; }
    public DateOnly? On { get; init; }

    /// <summary>Whole minor units of the currency, rounded half to even where a source gives fractions of them.</summary>
    public long Amount { get; init; }

    /// <summary>ISO 4217; null where the source gives none, and then it is never added up.</summary>
    public string? Currency { get; init; }

    /// <summary>Who gives, as the source names it.</summary>
    public string? Provider { get; init; }
    public string? Receiver { get; init; }

    /// <summary>Whether it stands in sums, and if not, why.</summary>
    public Counting Counting { get; set; }
}

/// <summary>What a flow is. Pledges are never added to commitments, commitments never to payments.</summary>
public enum FlowKind
{
    Pledge,
    Commitment,
    Disbursement,
    Expenditure,

    /// <summary>Told by the receiver: incoming funds, commitments or pledges.</summary>
    Incoming,

    /// <summary>Loan service, equity, guarantees.</summary>
    Other,
}

/// <summary>Whether a flow stands in sums.</summary>
public enum Counting
{
    Counted,

    /// <summary>The receiver tells of money that its giver tells too.</summary>
    Incoming,

    /// <summary>The parts of the activity tell the same money.</summary>
    ToldByParts,

    /// <summary>The money came out of another activity that is here, and is counted there.</summary>
    PassedOn,

    /// <summary>Neither a commitment nor a payment.</summary>
    OtherKind,

    /// <summary>Without a currency or a day it cannot stand in any sum.</summary>
    Incomplete,
}

/// <summary>How two activities hang together, by the identifiers their sources gave them.</summary>
public sealed class ActivityLink
{
    public required string Id { get; init; }

    /// <summary>The activity that says so.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The whole of a part, or the activity whose money it was.</summary>
    public required string Upper { get; init; }
    public required string Lower { get; init; }

    /// <summary>True where money flows from one to the other; false where one is part of the other.</summary>
    public bool Funds { get; init; }
}

internal sealed class ActivityFlowMapping
    : IEntityTypeConfiguration<ActivityFlow>,
        IEntityTypeConfiguration<ActivityLink>
{
    public void Configure(EntityTypeBuilder<ActivityFlow> flow)
    {
        flow.ToTable("ActivityFlows");
        flow.HasIndex(x => new { x.ActivityId, x.Kind });
        flow.HasIndex(x => new
        {
            x.Counting,
            x.Currency,
            x.Year,
        });
        flow.HasOne<Activity>().WithMany().HasForeignKey(x => x.ActivityId);
    }

    public void Configure(EntityTypeBuilder<ActivityLink> link)
    {
        link.ToTable("ActivityLinks");
        link.HasIndex(x => x.Upper);
        link.HasIndex(x => x.Lower);
        link.HasIndex(x => x.ActivityId);
        link.HasOne<Activity>().WithMany().HasForeignKey(x => x.ActivityId);
    }
}
