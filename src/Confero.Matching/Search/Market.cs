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

    private readonly RoundingSteps _steps;
    private readonly Prices _prices;

    public Market(Problem problem, RoundingSteps steps, Prices prices, Evaluation evaluation)
        : this(problem, steps, prices, evaluation.Potentials(prices)) { }

    private Market(Problem problem, RoundingSteps steps, Prices prices, double[] potential)
    {
        (Problem, _steps, _prices, Potential) = (problem, steps, prices, potential);
        var table = new PriceTable(problem, steps).Fill(prices);
        Tables = [.. Strengths.Select(table.At)];
        Nothing = table.At(0);
        Wishes = new Wishes(problem);
        Promising = [.. Enumerable.Range(0, problem.RequestCount).Where(r => potential[r] > Hopeless)];
    }

    public Problem Problem { get; }

    /// <summary>Prices at each of <see cref="Strengths"/>.</summary>
    public PriceTable[] Tables { get; }

    /// <summary>No prices at all.</summary>
    public PriceTable Nothing { get; }

    /// <summary>What each request's best package is worth at full prices.</summary>
    public double[] Potential { get; }

    /// <summary>Who may want which row.</summary>
    public Wishes Wishes { get; }

    /// <summary>What a request lacks in a plan of what it could be worth at full prices.</summary>
    public double Loss(Selection plan, int request) =>
        plan[request] is { } package
            ? Potential[request] - ReducedValue.Of(Problem, package, Tables[0]) - _prices.Of(Problem, request)
            : Math.Max(0, Potential[request]);

    /// <summary>The same for a list with more options, none of them among the best at these prices.</summary>
    public Market With(Problem longer) => new(longer, _steps, _prices, Potential);

    /// <summary>Requests near break-even or better.</summary>
    public int[] Promising { get; }
}
