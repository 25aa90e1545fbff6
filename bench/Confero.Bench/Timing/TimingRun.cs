using System.Diagnostics;
using Confero.Testing;

namespace Confero.Bench.Timing;

/// <summary>What was measured of one route.</summary>
/// <param name="Hidden">How many different hidden things were asked for.</param>
/// <param name="Pairs">How many times each kind was asked for.</param>
/// <param name="Statistic">How often the hidden one took longer.</param>
/// <param name="HiddenMicroseconds">The median.</param>
/// <param name="AbsentMicroseconds">The median.</param>
internal sealed record TimingRow(
    string Route,
    int Hidden,
    int Pairs,
    double Statistic,
    double HiddenMicroseconds,
    double AbsentMicroseconds
)
{
    public double Error => RankStatistic.Error(Pairs);
    public bool Holds => Math.Abs(Statistic - 0.5) <= TimingRun.Tolerance;
}

/// <summary>
/// Asks the real application, in process and without a network, for hidden ids and for ids that do not exist, in pairs whose
/// order is drawn afresh. Without a network the times are as sharp as anybody could ever measure them.
/// </summary>
internal static class TimingRun
{
    public const double Tolerance = 0.02;
    private const int Warm = 300;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static async Task<TimingRow?> Measure(WebWorld world, HttpClient client, Route route, int pairs)
    {
        var ids = await route.Hidden(world, client);
        if (ids.Count == 0)
            return null;
        var random = new Random(1);
        var (hidden, absent) = (new List<long>(pairs), new List<long>(pairs));
        for (var i = -Warm; i < pairs; i++)
        {
            var id = ids[random.Next(ids.Count)];
            var none = Absent(random, id);
            long a,
                b;
            if (random.Next(2) == 0)
                (a, b) = (await Time(client, route.Of(id)), await Time(client, route.Of(none)));
            else
                (b, a) = (await Time(client, route.Of(none)), await Time(client, route.Of(id)));
            if (i < 0)
                continue;
            hidden.Add(a);
            absent.Add(b);
        }
        return new TimingRow(
            route.Path,
            ids.Count,
            pairs,
            RankStatistic.Of(hidden, absent),
            Median(hidden),
            Median(absent)
        );
    }

    private static async Task<long> Time(HttpClient client, string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(address);
        return Stopwatch.GetTimestamp() - start;
    }

    /// <summary>An id of the same shape that nothing has.</summary>
    private static string Absent(Random random, string like) =>
        string.Create(
            like.Length,
            like,
            (span, text) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = i < 4 || text[i] == '-' ? text[i] : Letters[random.Next(Letters.Length)];
            }
        );

    private static double Median(List<long> times) =>
        times.Order().ElementAt(times.Count / 2) * 1e6 / Stopwatch.Frequency;
}
