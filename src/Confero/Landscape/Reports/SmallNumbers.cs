using Confero.Landscape.Gaps;

namespace Confero.Landscape.Reports;

/// <summary>Which figures of a table may be shown, so that none can be told of fewer than five States.</summary>
public static class SmallNumbers
{
    /// <summary>
    /// Counts of a table's cells, which share no line. A cell of fewer States than
    /// <see cref="QuietDemand.FewestStates"/> is null. Where what is left out comes from too few States together, so that
    /// the total less the cells that are shown would give it away, more cells are left out, those of the fewest States first.
    /// </summary>
    /// <param name="cells">By code, the State of each line; none where nothing is to be counted.</param>
    public static IReadOnlyDictionary<string, int?> Shown(
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> cells
    )
    {
        var shown = cells
            .Where(x => States(x.Value) >= QuietDemand.FewestStates)
            .Select(x => x.Key)
            .ToHashSet();
        while (shown.Count > 0 && Left() is > 0 and < QuietDemand.FewestStates)
            shown.Remove(shown.OrderBy(x => States(cells[x])).ThenBy(x => x, StringComparer.Ordinal).First());
        return cells.ToDictionary(
            x => x.Key,
            x =>
                x.Value.Count == 0 ? 0
                : shown.Contains(x.Key) ? x.Value.Count
                : (int?)null
        );

        int Left() => States(cells.Where(x => !shown.Contains(x.Key)).SelectMany(x => x.Value));
    }

    /// <summary>The total of such a table; null when it comes from too few States.</summary>
    public static int? Total(IReadOnlyCollection<string> lines) =>
        lines.Count == 0 || States(lines) >= QuietDemand.FewestStates ? lines.Count : null;

    /// <summary>A part of a whole, where neither the part nor the rest comes from too few States; null otherwise.</summary>
    public static Share? Part(IReadOnlyCollection<string> part, IReadOnlyCollection<string> rest) =>
        Total(part) is { } some && Total(rest) is { } others && some + others > 0
            ? new Share(some, some + others)
            : null;

    private static int States(IEnumerable<string> lines) => lines.Distinct().Count();
}
