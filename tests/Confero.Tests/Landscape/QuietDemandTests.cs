using Confero.Landscape.Gaps;
using CsCheck;

namespace Confero.Tests.Landscape;

/// <summary>Whatever is added to and subtracted from published figures of quiet demand, at least five States stand behind the result.</summary>
public sealed class QuietDemandTests
{
    private static readonly string[] Cells = ["002|technical", "002|material", "142|technical"];

    /// <summary>Weeks of entries: each State has 0 to 3 needs in each cell, and most weeks little changes.</summary>
    private static readonly Gen<int[][]> Weeks = Gen.Int[0, 3].Array[24].Array[2, 7];
    private static readonly Gen<int[][]> Drifting = Gen.Select(
        Gen.Int[0, 2].Array[24],
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 3]).Array[0, 9].Array[1, 7],
        (first, changes) =>
            changes
                .Aggregate(
                    new List<int[]> { first },
                    (weeks, week) =>
                    {
                        var next = (int[])weeks[^1].Clone();
                        foreach (var (at, needs) in week)
                            next[at] = needs;
                        weeks.Add(next);
                        return weeks;
                    }
                )
                .ToArray()
    );

    [Fact]
    public void No_sum_or_difference_isolates_fewer_than_five_States() =>
        Weeks.Sample(weeks => NobodyIsAlone(Published(weeks)), iter: 300);

    [Fact]
    public void Small_changes_from_week_to_week_are_held_back() =>
        Drifting.Sample(weeks => NobodyIsAlone(Published(weeks)), iter: 1500);

    [Fact]
    public void Five_States_are_enough_and_four_are_not()
    {
        Publish([], Entries("A", "B", "C", "D", "E")).ShouldHaveSingleItem().Needs.ShouldBe(5);
        Publish([], Entries("A", "B", "C", "D")).ShouldBeEmpty();
    }

    [Fact]
    public void One_more_State_waits_until_five_have_come()
    {
        var first = Publish([], Entries("A", "B", "C", "D", "E"));

        Publish(first, Entries("A", "B", "C", "D", "E", "F")).ShouldBeEmpty();
        Publish(first, Entries("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"))
            .ShouldHaveSingleItem()
            .Needs.ShouldBe(10);
    }

    [Fact]
    public void One_State_that_leaves_is_not_given_away()
    {
        var first = Publish([], Entries("A", "B", "C", "D", "E", "F"));

        Publish(first, Entries("A", "B", "C", "D", "E")).ShouldBeEmpty();
        Publish(first, []).ShouldBeEmpty();
    }

    [Fact]
    public void A_figure_that_did_not_change_is_not_published_again()
    {
        var first = Publish([], Entries("A", "B", "C", "D", "E"));

        Publish(first, Entries("E", "D", "C", "B", "A")).ShouldBeEmpty();
    }

    private static QuietEntry[] Entries(params string[] states) =>
        [.. states.Select(x => new QuietEntry(x, 1))];

    private static IReadOnlyList<QuietVersion> Publish(
        IReadOnlyCollection<QuietVersion> before,
        QuietEntry[] entries
    ) =>
        QuietDemand.Publish(
            before,
            new Dictionary<string, IReadOnlyList<QuietEntry>> { [Cells[0]] = entries },
            new DateOnly(2026, 11, 2).AddDays(7 * before.Count)
        );

    private static List<QuietVersion> Published(int[][] weeks)
    {
        var published = new List<QuietVersion>();
        foreach (var (week, needs) in weeks.Index())
            published.AddRange(
                QuietDemand.Publish(
                    published,
                    Cells
                        .Index()
                        .ToDictionary(
                            x => x.Item,
                            x =>
                                (IReadOnlyList<QuietEntry>)
                                    [
                                        .. Enumerable
                                            .Range(0, 8)
                                            .Select(s => new QuietEntry($"S{s}", needs[(x.Index * 8) + s]))
                                            .Where(e => e.Needs > 0),
                                    ]
                        ),
                    new DateOnly(2026, 1, 5).AddDays(7 * week)
                )
            );
        return published;
    }

    /// <summary>
    /// The attacker: writes every figure ever shown (each cell of each week, and the totals of rows, columns and table a
    /// reader can make of what stood that week) as a sum of unknowns, one for each State, cell and number of needs. Looks
    /// at each figure, at each difference of two, and, by elimination, whether any combination of all of them leaves
    /// unknowns of one to four States only.
    /// </summary>
    private static void NobodyIsAlone(List<QuietVersion> published)
    {
        var unknowns = published
            .SelectMany(x => x.Entries.Select(e => (x.Cell, Entry: e)))
            .Distinct()
            .Index()
            .ToDictionary(x => x.Item, x => x.Index);
        var stateOf = unknowns.ToDictionary(x => x.Value, x => x.Key.Entry.State);
        var figures = new List<int[]>();
        foreach (var on in published.Select(x => x.On).Distinct())
        {
            var standing = published
                .Where(x => x.On <= on)
                .GroupBy(x => x.Cell)
                .Select(x => x.MaxBy(y => y.On)!)
                .ToList();
            figures.AddRange(standing.Select(x => Row([x])));
            figures.AddRange(standing.GroupBy(x => x.Cell.Split('|')[0]).Select(x => Row(x)));
            figures.AddRange(standing.GroupBy(x => x.Cell.Split('|')[1]).Select(x => Row(x)));
            figures.Add(Row(standing));
        }
        foreach (var one in figures)
        {
            Many(one);
            foreach (var other in figures)
                Many([.. one.Zip(other, (a, b) => a - b)]);
        }
        var whole = Rank(figures, []);
        var states = stateOf.Values.Distinct().ToList();
        foreach (var few in Groups(states, QuietDemand.FewestStates - 1))
            Rank(figures, [.. stateOf.Where(x => few.Contains(x.Value)).Select(x => x.Key)])
                .ShouldBe(whole, $"a combination leaves only {string.Join(", ", few)}");

        int[] Row(IEnumerable<QuietVersion> versions)
        {
            var row = new int[unknowns.Count];
            foreach (var version in versions)
            foreach (var entry in version.Entries)
                row[unknowns[(version.Cell, entry)]]++;
            return row;
        }

        void Many(int[] figure)
        {
            var behind = figure
                .Index()
                .Where(x => x.Item != 0)
                .Select(x => stateOf[x.Index])
                .Distinct()
                .Count();
            (behind == 0 || behind >= QuietDemand.FewestStates).ShouldBeTrue($"{behind} States stand alone");
        }
    }

    /// <summary>Every choice of so many States; a smaller one is part of one of these.</summary>
    private static IEnumerable<string[]> Groups(List<string> states, int size) =>
        size == 0
            ?
            [
                [],
            ]
            : states.SelectMany(
                (x, i) => Groups(states[(i + 1)..], size - 1).Select(rest => (string[])[x, .. rest])
            );

    /// <summary>Rank without some columns. It falls exactly when a combination has nothing left but them.</summary>
    private static int Rank(List<int[]> figures, HashSet<int> without)
    {
        const long prime = 2_147_483_647;
        var rows = figures.ConvertAll(x =>
            x.Index().Select(c => without.Contains(c.Index) ? 0L : c.Item).ToArray()
        );
        var rank = 0;
        for (var column = 0; rows.Count > 0 && column < rows[0].Length && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, x => x[column] != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var inverse = (long)System.Numerics.BigInteger.ModPow(rows[rank][column], prime - 2, prime);
            for (var r = rank + 1; r < rows.Count; r++)
            {
                var factor = rows[r][column] * inverse % prime;
                if (factor != 0)
                    for (var c = column; c < rows[r].Length; c++)
                        rows[r][c] =
                            (((rows[r][c] - (factor * rows[rank][c] % prime)) % prime) + prime) % prime;
            }
            rank++;
        }
        return rank;
    }
}
