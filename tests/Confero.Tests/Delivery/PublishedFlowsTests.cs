using System.Globalization;
using Confero.Delivery.Money;

namespace Confero.Tests.Delivery;

/// <summary>
/// 484 flows to Afghanistan in 2020 as the Financial Tracking Service of OCHA published them (numbers and codes only), and
/// the totals it published itself. Our counting rule must arrive at them.
/// </summary>
public sealed class PublishedFlowsTests
{
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Delivery", "flows-afghanistan-2020.csv"))
            .Skip(1)
            .Select(x => x.Split(',')),
    ];

    [Fact]
    public void Funding_is_what_was_published()
    {
        var total = FlowTotals.Of(Rows.Select(Flow));

        Rows.Count.ShouldBe(484);
        total.Funding.Dollars.ShouldBe(725_591_299);
        total.Pledged.Dollars.ShouldBe(0);
        total.Shared.Dollars.ShouldBe(28_526_312);
        total.Paid.Dollars.ShouldBe(428_966_359);
    }

    [Fact]
    public void Adding_up_all_rows_would_count_an_eighth_too_much() =>
        Rows.Sum(x => Dollars(x)).ShouldBe(826_075_730);

    [Fact]
    public void Incoming_with_what_is_shared_is_another_figure_again() =>
        (
            FlowTotals.Of(Rows.Select(Flow)) is var total ? total.Funding.Known + total.Shared.Known : 0
        ).ShouldBe(754_117_611);

    [Fact]
    public void Parts_by_status_add_up_to_the_published_total() =>
        Rows.GroupBy(x => x[3]).Sum(x => FlowTotals.Of(x.Select(Flow)).Funding.Known).ShouldBe(725_591_299);

    /// <summary>R2: each sum keeps its own rate of its own day.</summary>
    [Fact]
    public void Original_sums_divided_by_their_rate_give_the_dollars()
    {
        var rated = Rows.Where(x => x[5].Length > 0 && x[7].Length > 0).ToList();
        var right = rated.Count(x =>
            Math.Abs((Number(x[5]) / Number(x[7])) - Dollars(x)) <= Math.Max(1, 0.005m * Dollars(x))
        );

        rated.Count.ShouldBe(199);
        right.ShouldBe(rated.Count, "the sums of this extract and their rates belong together");
    }

    private static CountedFlow Flow(string[] row) =>
        new(
            row[0],
            row[3] switch
            {
                "paid" => FlowStatus.Payment,
                "commitment" => FlowStatus.Commitment,
                _ => FlowStatus.Pledge,
            },
            row[1] == "incoming" ? FlowBoundary.Incoming : FlowBoundary.Internal,
            (long)Dollars(row),
            "USD",
            Dollars(row),
            Shared: row[2] == "shared"
        );

    private static decimal Dollars(string[] row) => Number(row[4]);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
