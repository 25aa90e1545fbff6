using Confero.Delivery.Money;
using CsCheck;

namespace Confero.Tests.Delivery;

/// <summary>What holds of every total: passing on changes nothing, splitting keeps sums, what is called off never counts.</summary>
public sealed class FlowTotalsTests
{
    private static readonly Gen<CountedFlow> AnyFlow = Gen.Select(
        Gen.Enum<FlowStatus>(),
        Gen.Enum<FlowBoundary>(),
        Gen.Long[1, 1_000_000_000],
        Gen.Int[0, 2].Select(x => new[] { "USD", "EUR", "XAF" }[x]),
        Gen.Bool,
        Gen.Int[0, 9],
        (status, boundary, minor, currency, shared, tenth) =>
            new CountedFlow(
                "",
                status,
                boundary,
                minor,
                currency,
                currency == "XAF" ? null : minor / 100m * (currency == "EUR" ? 1.1m : 1m),
                shared,
                Cancelled: tenth == 0
            )
    );

    private static readonly Gen<List<CountedFlow>> AnyFlows = AnyFlow
        .List[0, 30]
        .Select(x => x.Select((flow, i) => flow with { Id = $"F{i}" }).ToList());

    [Fact]
    public void A_pass_through_never_changes_a_total() =>
        Gen.Select(AnyFlows, AnyFlow)
            .Sample(
                (flows, extra) =>
                    Same(
                        FlowTotals.Of(flows),
                        FlowTotals.Of(flows.Append(extra with { Id = "X", Boundary = FlowBoundary.Internal }))
                    )
            );

    [Fact]
    public void A_cancelled_flow_never_counts_whatever_it_is() =>
        Gen.Select(AnyFlows, AnyFlow)
            .Sample(
                (flows, extra) =>
                    Same(
                        FlowTotals.Of(flows),
                        FlowTotals.Of(flows.Append(extra with { Id = "X", Cancelled = true }))
                    )
            );

    [Fact]
    public void Splitting_a_flow_in_two_keeps_every_sum() =>
        Gen.Select(AnyFlows.Where(x => x.Count > 0), Gen.Int[0, 1000], Gen.Int[1, 99])
            .Sample(
                (flows, which, percent) =>
                {
                    var flow = flows[which % flows.Count];
                    var first = flow.Minor * percent / 100;
                    CountedFlow Part(string id, long minor) =>
                        flow with
                        {
                            Id = id,
                            Minor = minor,
                            Dollars = flow.Dollars is null ? null : flow.Dollars * minor / flow.Minor,
                        };
                    var split = flows
                        .Where(x => x != flow)
                        .Append(Part("A", first))
                        .Append(Part("B", flow.Minor - first));
                    return Same(FlowTotals.Of(flows), FlowTotals.Of(split));
                }
            );

    [Fact]
    public void Paying_a_commitment_in_pieces_leaves_the_funding_as_it_was() =>
        Gen.Select(AnyFlows, Gen.Long[1000, 1_000_000], Gen.Int[1, 5])
            .Sample(
                (flows, amount, pieces) =>
                {
                    var commitment = Incoming("C", FlowStatus.Commitment, amount);
                    var before = FlowTotals.Of(flows.Append(commitment));
                    var payments = Enumerable
                        .Range(0, pieces)
                        .Select(i =>
                            Incoming($"P{i}", FlowStatus.Payment, amount / pieces) with
                            {
                                RealisesId = "C",
                            }
                        )
                        .ToList();
                    var after = FlowTotals.Of(flows.Append(commitment).Concat(payments));
                    return Close(after.Funding, before.Funding)
                        && Math.Abs(
                            after.Paid.Known - before.Paid.Known - payments.Sum(x => x.Dollars!.Value)
                        ) < 0.0001m;
                }
            );

    [Fact]
    public void Parts_add_up_to_the_whole_however_they_are_grouped() =>
        AnyFlows.Sample(flows =>
        {
            var parts = FlowTotals.Split(flows).GroupBy(x => x.Flow.Currency).Select(FlowTotals.Add).ToList();
            var whole = FlowTotals.Of(flows);
            return Math.Abs(parts.Sum(x => x.Funding.Known) - whole.Funding.Known) < 0.0001m
                && Math.Abs(parts.Sum(x => x.Pledged.Known) - whole.Pledged.Known) < 0.0001m
                && parts.Sum(x => x.Flows) == whole.Flows;
        });

    [Fact]
    public void A_pledge_is_no_funding_and_shrinks_by_what_is_committed_of_it()
    {
        var pledge = Incoming("P", FlowStatus.Pledge, 10_000);
        var commitment = Incoming("C", FlowStatus.Commitment, 4_000) with { RealisesId = "P" };

        FlowTotals.Of([pledge]).Funding.Dollars.ShouldBe(0);
        FlowTotals.Of([pledge, commitment]).Pledged.Dollars.ShouldBe(60);
        FlowTotals.Of([pledge, commitment]).Funding.Dollars.ShouldBe(40);
        FlowTotals.Of([pledge with { Cancelled = true }, commitment]).Pledged.Dollars.ShouldBe(0);
    }

    /// <summary>R13: without a rate it is not known, and not nought.</summary>
    [Fact]
    public void A_missing_rate_gives_unknown_and_never_nought()
    {
        var francs = new CountedFlow("X", FlowStatus.Payment, FlowBoundary.Incoming, 5_000, "XAF", null);
        var total = FlowTotals.Of([francs, Incoming("D", FlowStatus.Payment, 700)]);

        total.Funding.Dollars.ShouldBeNull();
        total.Funding.Known.ShouldBe(7);
        total.Funding.Unknown.ShouldBe(new Dictionary<string, long> { ["XAF"] = 5_000 });
    }

    private static CountedFlow Incoming(string id, FlowStatus status, long minor) =>
        new(id, status, FlowBoundary.Incoming, minor, "USD", minor / 100m);

    private static bool Same(FlowTotal a, FlowTotal b) =>
        Close(a.Funding, b.Funding)
        && Close(a.Paid, b.Paid)
        && Close(a.Pledged, b.Pledged)
        && Close(a.Shared, b.Shared);

    private static bool Close(Sum a, Sum b) =>
        Math.Abs(a.Known - b.Known) < 0.0001m
        && a.Unknown.OrderBy(x => x.Key).SequenceEqual(b.Unknown.OrderBy(x => x.Key));
}
