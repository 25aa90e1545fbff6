using Confero.Bench.Rivals;

namespace Confero.Bench.Report;

/// <summary>Which method runs on which portfolio, and for how long.</summary>
/// <param name="Sizes">Needs of the portfolios.</param>
/// <param name="Seeds">Seeds of the recipe; if none are given, 1 to 3, and 1 to 20 where proven optima are compared.</param>
/// <param name="Varieties">Hard, easy or both.</param>
/// <param name="Methods">Names of methods.</param>
/// <param name="RivalSeconds">Time limit of solvers that are not ours.</param>
/// <param name="OurSeconds">Time limit of ours; by size if null.</param>
internal sealed record Suite(
    int[] Sizes,
    ulong[]? Seeds,
    string[] Varieties,
    string[] Methods,
    double RivalSeconds,
    double? OurSeconds
)
{
    public const string Hard = "hard";
    public const string Easy = "easy";

    private static readonly ulong[] FewSeeds = [1, 2, 3];
    private static readonly ulong[] ManySeeds = [.. Enumerable.Range(1, 20).Select(seed => (ulong)seed)];

    /// <summary>The largest portfolio that is held in memory whole, with every eligible option.</summary>
    public const int LargestWhole = 10_000;

    /// <summary>Funds as a share of all offers: many funds to choose from make a portfolio hard.</summary>
    public static double FundShare(string variety) => variety == Easy ? 0.01 : 0.05;

    /// <summary>Every run, small portfolios first.</summary>
    public IEnumerable<Run> Runs() =>
        from size in Sizes
        from variety in Varieties
        from seed in Seeds ?? (size <= 100 ? ManySeeds : FewSeeds)
        from method in Methods
        where Takes(method, size, seed)
        from limit in Limits(method, size)
        select new Run(size, seed, variety, method, limit);

    /// <summary>The time our method gets on a portfolio of this size; the first is also the time for a hint.</summary>
    public static double[] OurLimits(int size) =>
        size switch
        {
            <= 300 => [3],
            <= 3_000 => [15, 120],
            <= 30_000 => [60, 300],
            _ => [300],
        };

    private bool Takes(string method, int size, ulong seed) =>
        method switch
        {
            _ when Rivals.Methods.General.Contains(method) => size <= 1_000
                && (Seeds is not null || FewSeeds.Contains(seed)),
            Rivals.Methods.CpSat or Rivals.Methods.CarefulGreedy => size <= LargestWhole,
            Rivals.Methods.CpSatHinted => size <= LargestWhole
                && (Seeds is not null || FewSeeds.Contains(seed)),
            Rivals.Methods.PackagesAlone => size <= 300,
            _ => true,
        };

    private double[] Limits(string method, int size) =>
        Rivals.Methods.IsQuick(method) ? [0]
        : !Rivals.Methods.IsOurs(method) ? [RivalSeconds]
        : OurSeconds is { } seconds ? [seconds]
        : OurLimits(size);
}

/// <summary>One run of a suite.</summary>
internal sealed record Run(int Size, ulong Seed, string Variety, string Method, double Limit);
