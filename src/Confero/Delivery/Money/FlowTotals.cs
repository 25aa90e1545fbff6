namespace Confero.Delivery.Money;

/// <summary>How far money has come. What is pledged is not committed; what is committed is not paid.</summary>
public enum FlowStatus
{
    Pledge,
    Commitment,
    Payment,
}

/// <summary>Where a flow lies seen from those whose money is counted.</summary>
public enum FlowBoundary
{
    /// <summary>It comes in from outside; only this is counted.</summary>
    Incoming,

    /// <summary>Money that is inside already moves on; counting it again would count it twice.</summary>
    Internal,

    /// <summary>It leaves again.</summary>
    Outgoing,
}

/// <summary>A flow as the counting rule needs it.</summary>
/// <param name="Minor">Whole minor units of <paramref name="Currency"/>.</param>
/// <param name="Dollars">US dollars by the flow's own dated rate; null when there is no rate.</param>
/// <param name="Shared">Whether it serves several at once, so that no one of them can count it as its own.</param>
/// <param name="RealisesId">The pledge or commitment it makes true.</param>
public sealed record CountedFlow(
    string Id,
    FlowStatus Status,
    FlowBoundary Boundary,
    long Minor,
    string Currency,
    decimal? Dollars,
    bool Shared = false,
    bool Cancelled = false,
    string? RealisesId = null
);

/// <summary>A sum of money: what is known in US dollars, and what cannot be converted, by currency. A missing rate is never nought.</summary>
/// <param name="Known">US dollars of all that has a rate.</param>
/// <param name="Unknown">Minor units by currency of what has none.</param>
public sealed record Sum(decimal Known, IReadOnlyDictionary<string, long> Unknown)
{
    public static Sum Nothing { get; } = new(0, new Dictionary<string, long>());

    /// <summary>The sum in US dollars, or null when part of it is unknown.</summary>
    public decimal? Dollars => Unknown.Count == 0 ? Known : null;

    internal static Sum Of(IEnumerable<CountedFlow> flows)
    {
        var list = flows.ToList();
        return new(
            list.Sum(x => x.Dollars ?? 0),
            list.Where(x => x.Dollars is null)
                .GroupBy(x => x.Currency)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .ToDictionary(x => x.Key, x => x.Sum(f => f.Minor))
        );
    }
}

/// <summary>What flows add up to.</summary>
/// <param name="Flows">How many are counted in <paramref name="Funding"/>.</param>
/// <param name="Funding">Committed or paid, each sum once.</param>
/// <param name="Paid">What of it was paid.</param>
/// <param name="Pledged">What is pledged and not yet committed; no part of the funding.</param>
/// <param name="Shared">Committed or paid for several at once; beside the funding, never in it.</param>
public sealed record FlowTotal(int Flows, Sum Funding, Sum Paid, Sum Pledged, Sum Shared)
{
    public static FlowTotal Nothing { get; } = new(0, Sum.Nothing, Sum.Nothing, Sum.Nothing, Sum.Nothing);
}

/// <summary>What one flow brings to the total.</summary>
public sealed record FlowPart(CountedFlow Flow)
{
    public CountedFlow? Funding { get; init; }
    public CountedFlow? Paid { get; init; }
    public CountedFlow? Pledged { get; init; }
    public CountedFlow? Shared { get; init; }
}

/// <summary>
/// The one counting rule; list, detail, API and export all use it. Counted is what crosses the boundary inwards, for one
/// recipient side alone, committed or paid, not cancelled; the rule by which the Financial Tracking Service of OCHA arrives
/// at its published totals (boundary incoming, on boundary single, status commitment or paid). Beyond it, since here pledge,
/// commitment and payment are flows of their own: what realises a counted flow is that flow, not another one.
/// </summary>
public static class FlowTotals
{
    public static FlowTotal Of(IEnumerable<CountedFlow> flows) => Add(Split(flows));

    /// <summary>What each flow brings to the total; parts of it add up to it, however they are grouped.</summary>
    public static IReadOnlyList<FlowPart> Split(IEnumerable<CountedFlow> flows)
    {
        var all = flows.ToList();
        var live = all.Where(x => !x.Cancelled && x.Boundary == FlowBoundary.Incoming).ToList();
        var outside = live.Select(x => x.Id).ToHashSet();
        var counted = live.Where(x => !x.Shared && Funds(x)).Select(x => x.Id).ToHashSet();
        return
        [
            .. all.Select(x =>
                !outside.Contains(x.Id) ? new FlowPart(x)
                : x.Status == FlowStatus.Pledge
                    ? new FlowPart(x) { Pledged = x.Shared ? null : Rest(x, live) }
                : x.Shared ? new FlowPart(x) { Shared = x }
                : new FlowPart(x)
                {
                    Funding = x.RealisesId is null || !counted.Contains(x.RealisesId) ? x : null,
                    Paid = x.Status == FlowStatus.Payment ? x : null,
                }
            ),
        ];
    }

    /// <summary>The total of parts.</summary>
    public static FlowTotal Add(IEnumerable<FlowPart> parts)
    {
        var list = parts.ToList();
        return new FlowTotal(
            list.Count(x => x.Funding is not null),
            Sum.Of(list.Select(x => x.Funding).OfType<CountedFlow>()),
            Sum.Of(list.Select(x => x.Paid).OfType<CountedFlow>()),
            Sum.Of(list.Select(x => x.Pledged).OfType<CountedFlow>()),
            Sum.Of(list.Select(x => x.Shared).OfType<CountedFlow>())
        );
    }

    /// <summary>What is left of a flow after what realises it, in its own currency; null when a rate that is needed is missing.</summary>
    /// <param name="others">Flows that make part of it true, or pass part of it on.</param>
    public static long? Left(CountedFlow flow, IEnumerable<CountedFlow> others)
    {
        var left = (decimal)flow.Minor;
        foreach (var other in others.Where(x => !x.Cancelled))
        {
            if (other.Currency == flow.Currency)
                left -= other.Minor;
            else if (other.Dollars is { } dollars && flow is { Dollars: > 0, Minor: > 0 })
                left -= dollars / flow.Dollars.Value * flow.Minor;
            else
                return null;
        }
        return (long)Math.Floor(left);
    }

    private static bool Funds(CountedFlow flow) => flow.Status is FlowStatus.Commitment or FlowStatus.Payment;

    private static CountedFlow Rest(CountedFlow pledge, List<CountedFlow> live)
    {
        var left = Math.Max(0, Left(pledge, live.Where(x => x.RealisesId == pledge.Id)) ?? pledge.Minor);
        return pledge with
        {
            Minor = left,
            Dollars = pledge.Minor == 0 ? pledge.Dollars : pledge.Dollars * left / pledge.Minor,
        };
    }
}
