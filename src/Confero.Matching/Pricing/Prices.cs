using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>
/// What a unit of every scarce thing costs, in points: rows, their rounding cuts, and the part of a State's bonus that is
/// handed to its requests. All are at least zero; a State's is at most the bonus.
/// </summary>
internal sealed class Prices
{
    public Prices(Problem problem, RoundingSteps steps)
        : this(new double[problem.RowCount], new double[steps.Count], new double[problem.StateCount]) { }

    private Prices(double[] row, double[] step, double[] state)
    {
        Row = row;
        Step = step;
        State = state;
    }

    /// <summary>Points for a unit of each row.</summary>
    public double[] Row { get; }

    /// <summary>Points for a unit of each rounding cut.</summary>
    public double[] Step { get; }

    /// <summary>Points of each State's bonus that its requests may count on.</summary>
    public double[] State { get; }

    public Prices Clone() => new([.. Row], [.. Step], [.. State]);

    public void CopyFrom(Prices other)
    {
        other.Row.CopyTo(Row, 0);
        other.Step.CopyTo(Step, 0);
        other.State.CopyTo(State, 0);
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
        for (var state = 0; state < State.Length; state++)
            rounded.State[state] = Math.Min(problem.StateBonus, Math.Round(State[state] * 1024) / 1024);
        return rounded;
    }

    /// <summary>The power of two that a row's price is a multiple of, negated: 10 for small capacities, more for money.</summary>
    public static int Exponent(long capacity) =>
        10 + Math.Clamp((int)Math.Log2(Math.Max(1, capacity)) - 10, 0, 20);
}
