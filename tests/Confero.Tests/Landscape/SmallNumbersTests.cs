using Confero.Landscape.Gaps;
using Confero.Landscape.Reports;
using CsCheck;

namespace Confero.Tests.Landscape;

/// <summary>A table shows no figure of fewer than five States, and its total less what it shows gives none away.</summary>
public sealed class SmallNumbersTests
{
    private static readonly Gen<int[][]> Tables = Gen.Int[0, 11].Array[0, 14].Array[1, 6];

    [Fact]
    public void Neither_a_cell_nor_what_is_left_of_the_total_comes_from_few_States() =>
        Tables.Sample(
            table =>
            {
                var cells = Cells(table);
                var shown = SmallNumbers.Shown(cells);
                foreach (var (code, count) in shown.Where(x => x.Value is not null))
                {
                    Many(cells[code]);
                    count.ShouldBe(cells[code].Count);
                }
                if (shown.Values.Any(x => x > 0))
                    Many(cells.Where(x => shown[x.Key] is null).SelectMany(x => x.Value));
            },
            iter: 3000
        );

    [Fact]
    public void A_lone_small_cell_takes_another_with_it()
    {
        var shown = SmallNumbers.Shown(
            Cells([
                [1, 2, 3, 4, 5],
                [1, 2, 3, 4, 5, 6],
                [7],
            ])
        );

        shown["0"].ShouldBeNull();
        shown["1"].ShouldBe(6);
        shown["2"].ShouldBeNull();
    }

    [Fact]
    public void A_part_is_withheld_where_it_or_the_rest_is_small()
    {
        string[] few = ["A", "B"];
        string[] many = ["A", "B", "C", "D", "E"];

        SmallNumbers.Part(many, many).ShouldBe(new Share(5, 10));
        SmallNumbers.Part(few, many).ShouldBeNull();
        SmallNumbers.Part(many, few).ShouldBeNull();
        SmallNumbers.Part([], many).ShouldBe(new Share(0, 5));
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Cells(int[][] table) =>
        table
            .Index()
            .ToDictionary(
                x => $"{x.Index}",
                x => (IReadOnlyCollection<string>)[.. x.Item.Select(s => $"S{s}")]
            );

    private static void Many(IEnumerable<string> lines) =>
        lines
            .Distinct()
            .Count()
            .ShouldSatisfyAllConditions(x => (x is 0 or >= QuietDemand.FewestStates).ShouldBeTrue());
}
