using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// What a search needs to know of a priced problem, shared by all who search: prices at several strengths, and what each
/// request could be worth at full prices.
/// </summary>
internal sealed class Market
{
    /// <summary>The strengths at which prices are applied while packages are put back.</summary>
    public static readonly double[] Strengths = [1.0, 0.9, 0.75, 0.5];

    private const double Hopeless = -400;

    public Market(Problem problem, RoundingSteps steps, Prices prices, Evaluation evaluation)
    {
        Problem = problem;
        var table = new PriceTable(problem, steps).Fill(prices);
        Tables = [.. Strengths.Select(table.At)];
        Nothing = table.At(0);
        Potential = evaluation.Potentials(prices);
        Promising = [.. Enumerable.Range(0, problem.RequestCount).Where(r => Potential[r] > Hopeless)];
    }

    public Problem Problem { get; }

    /// <summary>Prices at each of <see cref="Strengths"/>.</summary>
    public PriceTable[] Tables { get; }

    /// <summary>No prices at all.</summary>
    public PriceTable Nothing { get; }

    /// <summary>What each request's best package is worth at full prices.</summary>
    public double[] Potential { get; }

    /// <summary>Requests near break-even or better.</summary>
    public int[] Promising { get; }
}
