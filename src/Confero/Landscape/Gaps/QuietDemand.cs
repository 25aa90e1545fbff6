namespace Confero.Landscape.Gaps;

/// <summary>How many need lines one State has in a cell. Hidden; only sums over enough States are ever shown.</summary>
public sealed record QuietEntry(string State, int Needs);

/// <summary>A figure of quiet demand as it was published, with what it was made of, which stays hidden.</summary>
/// <param name="Cell">Region and kind, see <see cref="QuietDemand.Key"/>.</param>
public sealed record QuietVersion(string Cell, DateOnly On, IReadOnlyList<QuietEntry> Entries)
{
    /// <summary>The published figure.</summary>
    public int Needs => Entries.Sum(x => x.Needs);
}

/// <summary>
/// Decides which figures of quiet demand may be published. There is one table only, region by kind; its cells share no
/// entry, and every total is the sum of the cells that are published, never of a withheld one. What can be learned by
/// adding and subtracting is then what the versions of each single cell give away, week against week: entries that
/// stand in just the same versions cannot be told apart by any sum or difference. A version is therefore published
/// only while every such group, over all versions there will then have been, comes from at least
/// <see cref="FewestStates"/> States. Otherwise the figure before it stays, with its date.
/// </summary>
public static class QuietDemand
{
    /// <summary>States that must share a figure, and everything that can be computed from figures.</summary>
    public const int FewestStates = 5;

    public static string Key(string region, string kind) => $"{region}|{kind}";

    /// <summary>The versions to publish now, given all that were ever published.</summary>
    /// <param name="now">Entries of today by cell.</param>
    public static IReadOnlyList<QuietVersion> Publish(
        IReadOnlyCollection<QuietVersion> before,
        IReadOnlyDictionary<string, IReadOnlyList<QuietEntry>> now,
        DateOnly on
    )
    {
        var earlier = before.ToLookup(x => x.Cell);
        return
        [
            .. now.Where(x => x.Value.Count > 0)
                .Select(x => new QuietVersion(
                    x.Key,
                    on,
                    [.. x.Value.OrderBy(e => e.State, StringComparer.Ordinal)]
                ))
                .Where(x => !Repeats(earlier[x.Cell], x) && IsSafe([.. earlier[x.Cell], x]))
                .OrderBy(x => x.Cell, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether no group of entries that these versions of a cell cannot tell apart comes from too few States.</summary>
    public static bool IsSafe(IReadOnlyList<QuietVersion> versions) =>
        versions
            .SelectMany((x, i) => x.Entries.Select(entry => (Entry: entry, Version: i)))
            .GroupBy(x => x.Entry, x => x.Version)
            .GroupBy(x => string.Join(',', x.Order()), x => x.Key.State)
            .All(x => x.Distinct().Count() >= FewestStates);

    private static bool Repeats(IEnumerable<QuietVersion> earlier, QuietVersion now) =>
        earlier.MaxBy(x => x.On) is { } last && last.Entries.ToHashSet().SetEquals(now.Entries);
}
