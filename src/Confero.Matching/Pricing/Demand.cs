using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>What the packages that requests choose take of every row, rounding cut and group.</summary>
internal sealed class Demand(Problem frame, RoundingSteps steps)
{
    /// <summary>Taken of every row.</summary>
    public long[] Rows { get; } = new long[frame.RowCount];

    /// <summary>Taken of every rounding cut.</summary>
    public long[] Steps { get; } = new long[steps.Count];

    /// <summary>Packages of every group.</summary>
    public int[] Groups { get; } = new int[frame.Groups.Count];

    /// <summary>What each option takes by itself, as rounding cuts count it, and each grant as a whole.</summary>
    public static Use[] Of(Problem problem, Package package)
    {
        var uses = new List<Use>();
        foreach (var option in package.Options)
            if (option >= 0)
                for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
                    uses.Add(new Use(problem.UseRow(use), problem.UseAmount(use)));
        uses.AddRange(package.Uses.Where(use => problem.RowKinds[use.Row] == RowKind.Money));
        return [.. uses];
    }

    /// <summary>Adds what a request's package takes, or takes it away again.</summary>
    /// <param name="request">The request, by its number in the frame.</param>
    /// <param name="uses">What its package takes; null if it has none.</param>
    /// <param name="times">1 or -1.</param>
    public void Count(int request, Use[]? uses, int times)
    {
        if (uses is null)
            return;
        CountGroups(request, times);
        foreach (var use in uses)
            Count(use.Row, use.Amount, times);
    }

    /// <summary>Adds what a package of the frame takes, or takes it away again.</summary>
    /// <param name="package">The package; null if there is none.</param>
    /// <param name="times">1 or -1.</param>
    public void Count(Package? package, int times)
    {
        if (package is null)
            return;
        CountGroups(package.Request, times);
        foreach (var option in package.Options)
            if (option >= 0)
                for (var use = frame.UseStart[option]; use < frame.UseStart[option + 1]; use++)
                    Count(frame.UseRow(use), frame.UseAmount(use), times);
        foreach (var use in package.Uses)
            if (frame.RowKinds[use.Row] == RowKind.Money)
                Count(use.Row, use.Amount, times);
    }

    /// <summary>Nothing is taken.</summary>
    public void Clear()
    {
        Array.Clear(Rows);
        Array.Clear(Steps);
        Array.Clear(Groups);
    }

    private void CountGroups(int request, int times)
    {
        Groups[frame.RequestState[request]] += times;
        if (frame.RequestRegion[request] is >= 0 and var region)
            Groups[region] += times;
    }

    private void Count(int row, long amount, int times)
    {
        Rows[row] += times * amount;
        for (var step = steps.Start[row]; step < steps.Start[row + 1]; step++)
            Steps[step] += times * (amount / steps.Divisor[step]);
    }
}
