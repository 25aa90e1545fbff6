namespace Confero.Delivery.Money;

/// <summary>What a view of money is narrowed to.</summary>
public sealed record MoneyFilter
{
    /// <summary>One case.</summary>
    public string? RequestId { get; init; }

    /// <summary>The party whose money it is, or that passes it on.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The State it serves; flows for its region count as shared.</summary>
    public string? StateId { get; init; }
    public int? Year { get; init; }
}

/// <summary>A flow as a viewer may see it.</summary>
public sealed record FlowRow(
    string Id,
    FlowStatus Status,
    string FromId,
    string? ToId,
    FlowEarmark Earmark,
    string? EarmarkCode,
    string? RequestId,
    long Amount,
    string Currency,
    decimal? Rate,
    DateOnly? RateOn,
    bool OwnRate,
    decimal? Dollars,
    DateOnly On,
    string? ParentId,
    FlowRelation? Relation,
    string? Note,
    FlowBoundary Boundary,
    bool Shared,
    bool Cancelled,
    string? CancelReason,
    DateTimeOffset? ConfirmedAt,
    long? Left
);

/// <summary>The total of one year, currency or provider.</summary>
public sealed record MoneyPart(string Key, FlowTotal Total);

/// <summary>Money as far as a viewer may see it: the total, its parts, and the flows they are made of.</summary>
public sealed record MoneyView(
    FlowTotal Total,
    IReadOnlyList<MoneyPart> ByYear,
    IReadOnlyList<MoneyPart> ByCurrency,
    IReadOnlyList<MoneyPart> ByProvider,
    IReadOnlyList<FlowRow> Flows
);
