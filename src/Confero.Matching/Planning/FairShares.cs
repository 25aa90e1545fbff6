using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;

namespace Confero.Matching.Planning;

/// <summary>
/// Turns the fairness of a policy into points for the first, second … package of every State and region. A group of n requests
/// of which k have a package has k/n served; each step of the policy gives its points in proportion to how far that share has
/// come within the step. What one more package brings never rises, whatever the rounding, so whoever has least comes first.
/// </summary>
internal sealed class FairShares
{
    private readonly MatchingIndex _index;
    private readonly Dictionary<string, int> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _regions = new(StringComparer.Ordinal);

    public FairShares(MatchingIndex index)
    {
        _index = index;
        var requests = index.Input.Requests;
        var ofState = new List<int>();
        var ofRegion = new List<int>();
        foreach (var request in requests)
        {
            Count(_states, ofState, request.State);
            if (index.Policy.RegionShares.Count > 0 && RegionCode(request) is { } region)
                Count(_regions, ofRegion, region);
        }
        States = [.. _states.Keys];
        Regions = [.. _regions.Keys];
        Points = new GroupPoints([
            .. ofState.Select(count =>
                Levels(count, index.Policy.StateShares, index.Policy.StateFloorPoints)
            ),
            .. ofRegion.Select(count => Levels(count, index.Policy.RegionShares, 0)),
        ]);
    }

    /// <summary>Codes of the States, in the order of their groups.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>Codes of the regions, whose groups follow.</summary>
    public IReadOnlyList<string> Regions { get; }

    public GroupPoints Points { get; }

    public int StateOf(RequestCase request) => _states[request.State];

    public int RegionOf(RequestCase request) =>
        RegionCode(request) is { } code && _regions.TryGetValue(code, out var region)
            ? States.Count + region
            : -1;

    /// <summary>Points for the first package of so many requests, the second and so on.</summary>
    /// <param name="requests">How many requests the group has.</param>
    /// <param name="steps">Steps of the served share.</param>
    /// <param name="floor">Points for having a package at all.</param>
    public static int[] Levels(int requests, IReadOnlyList<ShareStep> steps, int floor)
    {
        if (steps.Count == 0)
            return [floor];
        var levels = new int[requests];
        long before = 0;
        for (var packages = 1; packages <= requests; packages++)
        {
            var all = floor + Reached(packages, requests, steps);
            levels[packages - 1] = (int)
                Math.Min(all - before, packages > 1 ? levels[packages - 2] : int.MaxValue);
            before = all;
        }
        return levels;
    }

    private static long Reached(int packages, int requests, IReadOnlyList<ShareStep> steps)
    {
        long points = 0,
            from = 0;
        foreach (var step in steps)
        {
            var width = requests * (step.Percent - from);
            var come = Math.Clamp(100L * packages - requests * from, 0, width);
            points += width == 0 ? 0 : step.Points * come / width;
            from = step.Percent;
        }
        return points;
    }

    private string? RegionCode(RequestCase request) =>
        _index.StateOf(request).Regions is [var narrowest, ..] ? narrowest : null;

    private static void Count(Dictionary<string, int> numbers, List<int> counts, string code)
    {
        if (numbers.TryAdd(code, counts.Count))
            counts.Add(0);
        counts[numbers[code]]++;
    }
}
