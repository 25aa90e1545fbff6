namespace Confero.Storage.Tests.Dialogues;

/// <summary>Somebody who has the whole database and follows every value that two rows have in common.</summary>
internal static class Adversary
{
    private const int ShortestLink = 5;

    /// <summary>The parties named in any row that can be reached from one, by so many steps over shared values.</summary>
    public static IReadOnlyList<string> Reaches(IReadOnlyList<DumpedRow> rows, DumpedRow from, int hops)
    {
        var reached = new HashSet<DumpedRow> { from };
        var values = Links(from).ToHashSet();
        var parties = Parties(from).ToHashSet();
        for (var i = 1; i < hops; i++)
        {
            foreach (var row in rows.Where(x => !reached.Contains(x) && IsLinked(x, values)).ToList())
            {
                reached.Add(row);
                parties.UnionWith(Parties(row));
            }
            values.UnionWith(reached.SelectMany(Links));
        }
        return [.. parties.Order(StringComparer.Ordinal)];
    }

    /// <summary>Values with something of their own: neither flags and languages nor instants that a whole batch shares.</summary>
    private static IEnumerable<string> Links(DumpedRow row) =>
        row.Cells.Values.Where(x => x.Length >= ShortestLink && x is not "False");

    private static bool IsLinked(DumpedRow row, HashSet<string> values) =>
        row.Cells.Values.Any(x => values.Any(v => x.Contains(v, StringComparison.Ordinal)));

    private static IEnumerable<string> Parties(DumpedRow row) =>
        DialogueWorld.Parties.Where(p =>
            row.Cells.Values.Any(x =>
                x == p
                || x.Contains($"MEM-FIX-{p}", StringComparison.Ordinal)
                || x.Contains($"\"{p}\"", StringComparison.Ordinal)
            )
        );
}
