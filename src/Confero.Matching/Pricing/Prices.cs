using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// What a unit of every scarce thing costs, in points: rows, their rounding cuts, and the part of the points of a group (a
/// State, a region) that is handed to each of its requests. All are at least zero; a group's is at most its first points.
/// </summary>
internal sealed class Prices
{
    public Prices(Problem problem, RoundingSteps steps)
        : this(new double[problem.RowCount], new double[steps.Count], new double[problem.Groups.Count]) { }

    private Prices(double[] row, double[] step, double[] group)
    {
        Row = row;
        Step = step;
        Group = group;
    }

    /// <summary>Points for a unit of each row.</summary>
    public double[] Row { get; }

    /// <summary>Points for a unit of each rounding cut.</summary>
    public double[] Step { get; }

    /// <summary>Points that each request of a group may count on; the group keeps what its packages are worth above that.</summary>
    public double[] Group { get; }

    /// <summary>Points that a request may count on from its State and its region.</summary>
    public double Of(Problem problem, int request) =>
        Group[problem.RequestState[request]]
        + (problem.RequestRegion[request] is >= 0 and var region ? Group[region] : 0);

    /// <summary>Rows and cuts at another strength; what requests may count on stays.</summary>
    public Prices Times(double strength) =>
        new(
            [.. Row.Select(price => strength * price)],
            [.. Step.Select(price => strength * price)],
            [.. Group]
        );

    public Prices Clone() => new([.. Row], [.. Step], [.. Group]);

    /// <summary>These prices for a problem with the same rows and groups but other capacities, and so other rounding cuts.</summary>
    /// <param name="steps">The cuts these prices are for.</param>
    /// <param name="problem">The other problem.</param>
    /// <param name="others">Its cuts; a row whose number of cuts is another starts without prices for them.</param>
    public Prices For(RoundingSteps steps, Problem problem, RoundingSteps others)
    {
        var prices = new Prices(problem, others);
        Row.CopyTo(prices.Row, 0);
        Group.CopyTo(prices.Group, 0);
        for (var row = 0; row < problem.RowCount; row++)
        {
            var count = steps.Start[row + 1] - steps.Start[row];
            if (count == others.Start[row + 1] - others.Start[row])
                Array.Copy(Step, steps.Start[row], prices.Step, others.Start[row], count);
        }
        return prices;
    }

    public void CopyFrom(Prices other)
    {
        other.Row.CopyTo(Row, 0);
        other.Step.CopyTo(Step, 0);
        other.Group.CopyTo(Group, 0);
    }

    /// <summary>Moves every price a share of the way to another's.</summary>
    public void Approach(Prices other, double share)
    {
        Approach(Row, other.Row);
        Approach(Step, other.Step);
        Approach(Group, other.Group);

        void Approach(double[] own, double[] others)
        {
            for (var i = 0; i < own.Length; i++)
                own[i] += share * (others[i] - own[i]);
        }
    }

    /// <summary>
    /// Rounds every price to a multiple of a power of two, fine enough for the row's capacity, so that sums are exact and a
    /// certificate can hold integers.
    /// </summary>
    public Prices Rounded(Problem problem, RoundingSteps steps)
    {
        var rounded = Clone();
        for (var row = 0; row < Row.Length; row++)
        {
            var grid = Math.ScaleB(1, Exponent(problem.RowCapacity[row]));
            rounded.Row[row] = Math.Round(Row[row] * grid) / grid;
            for (var step = steps.Start[row]; step < steps.Start[row + 1]; step++)
                rounded.Step[step] = Math.Round(Step[step] * 1024) / 1024;
        }
        for (var group = 0; group < Group.Length; group++)
            rounded.Group[group] = Math.Min(
                problem.Groups.Most(group),
                Math.Round(Group[group] * 1024) / 1024
            );
        return rounded;
    }

    /// <summary>The power of two that a row's price is a multiple of, negated: 10 for small capacities, more for money.</summary>
    public static int Exponent(long capacity) =>
        10 + Math.Clamp((int)Math.Log2(Math.Max(1, capacity)) - 10, 0, 20);
}
