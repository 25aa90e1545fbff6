namespace Confero.Matching.Packages;

/// <summary>
/// What packages of a group of requests are worth beside their own value: so many points for the first, at most as many for the
/// second, and so on, so that whoever has least comes first. The first groups are the States; regions may follow.
/// </summary>
internal sealed class GroupPoints
{
    private readonly int[][] _levels;

    /// <param name="levels">For each group its points, never rising.</param>
    /// <exception cref="ArgumentException">Points rise, or are negative.</exception>
    public GroupPoints(int[][] levels)
    {
        foreach (var points in levels)
            for (var i = 0; i < points.Length; i++)
                if (points[i] < 0 || i > 0 && points[i] > points[i - 1])
                    throw new ArgumentException(
                        "A further package may not be worth more than the one before."
                    );
        _levels = levels;
    }

    public int Count => _levels.Length;

    /// <summary>Points for the first package, the second and so on; nothing for any more.</summary>
    public ReadOnlySpan<int> Of(int group) => _levels[group];

    /// <summary>Points for one more package when the group has so many.</summary>
    public int Next(int group, int packages) =>
        packages < _levels[group].Length ? _levels[group][packages] : 0;

    /// <summary>The most one package can be worth to a group.</summary>
    public int Most(int group) => Next(group, 0);

    /// <summary>The same points for the first package of every State.</summary>
    public static GroupPoints Same(int states, int points) =>
        new([.. Enumerable.Range(0, states).Select(_ => new[] { points })]);
}
