namespace Confero.Bench.Timing;

/// <summary>How often a time of one kind is longer than one of another: the statistic of Mann and Whitney, divided by the number of pairs.</summary>
internal static class RankStatistic
{
    /// <summary>0.5 where the two cannot be told apart, 1 where the first is always longer; equal times count half.</summary>
    public static double Of(IReadOnlyCollection<long> first, IReadOnlyCollection<long> second)
    {
        var all = first
            .Select(x => (Time: x, First: true))
            .Concat(second.Select(x => (Time: x, First: false)));
        var (sum, rank) = (0.0, 0);
        foreach (var equal in all.GroupBy(x => x.Time).OrderBy(x => x.Key))
        {
            var count = equal.Count();
            sum += equal.Count(x => x.First) * (rank + (count + 1) / 2.0);
            rank += count;
        }
        return (sum - first.Count * (first.Count + 1) / 2.0) / first.Count / second.Count;
    }

    /// <summary>The standard error of the statistic where the two do not differ, for so many times of each.</summary>
    public static double Error(int count) => Math.Sqrt((2.0 * count + 1) / (12.0 * count * count));
}
