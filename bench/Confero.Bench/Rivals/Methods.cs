using Confero.Bench.Instances;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Bench.Rivals;

/// <summary>Every method by its name on the command line.</summary>
internal static class Methods
{
    public const string Packages = "packages";
    public const string PackagesAlone = "packages-alone";
    public const string Greedy = "greedy";
    public const string CarefulGreedy = "careful-greedy";
    public const string FirstCome = "first-come";
    public const string CpSat = "cp-sat";
    public const string CpSatHinted = "cp-sat-hinted";

    public static readonly string[] General = ["scip", "cbc", "highs"];

    public static readonly string[] All =
    [
        Packages,
        PackagesAlone,
        Greedy,
        CarefulGreedy,
        FirstCome,
        CpSat,
        CpSatHinted,
        .. General,
    ];

    /// <summary>Whether it is our own search rather than something to compare it with.</summary>
    public static bool IsOurs(string method) => method is Packages or PackagesAlone;

    /// <summary>Whether it runs to its end whatever the limit.</summary>
    public static bool IsQuick(string method) => method is Greedy or CarefulGreedy or FirstCome;

    /// <summary>Runs a method on a problem in memory.</summary>
    /// <param name="method">One of <see cref="All"/>.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="limit">Time to search.</param>
    /// <param name="hintTime">Time to search for a plan that is given as a hint, in the methods that take one.</param>
    public static (Outcome Outcome, Selection? Plan) Run(
        string method,
        Problem problem,
        TimeSpan limit,
        TimeSpan hintTime
    ) =>
        method switch
        {
            Packages => Search(problem, limit, true),
            PackagesAlone => Search(problem, limit, false),
            Greedy => Unproven(Insertion.ByValue(problem, Nothing(problem))),
            CarefulGreedy => Unproven(LazyGreedy.Plan(problem, Nothing(problem))),
            FirstCome => Unproven(Insertion.ByArrival(problem, Nothing(problem))),
            CpSat => Exact(problem, limit, null),
            CpSatHinted => Exact(problem, limit, Search(problem, hintTime, false).Item2),
            _ when General.Contains(method) => Direct(method, problem, limit),
            _ => throw new ArgumentException($"No method '{method}'.", nameof(method)),
        };

    /// <summary>Runs a method on a portfolio that is read piece by piece.</summary>
    public static Outcome Run(string method, RecipeSource source, TimeSpan limit) =>
        method switch
        {
            Packages or PackagesAlone => Outcome(Search(source, limit, true)),
            Greedy => new PiecewiseInsertion(source).ByValue(),
            FirstCome => new PiecewiseInsertion(source).ByArrival(),
            _ => throw new ArgumentException(
                $"'{method}' needs the whole portfolio in memory.",
                nameof(method)
            ),
        };

    private static (Outcome, Selection?) Search(Problem problem, TimeSpan limit, bool proveSmall)
    {
        var result = Search(new WholeProblem(problem), limit, proveSmall);
        return (Outcome(result), ShortList.Whole(problem).Translate(result.Plan, result.List));
    }

    private static SearchResult Search(IRequestSource source, TimeSpan limit, bool proveSmall)
    {
        var settings = new SearchSettings(limit, null, 1, 0, null, CancellationToken.None)
        {
            ProveSmall = proveSmall,
        };
        return new PackageSearch(source, settings).Run();
    }

    private static Outcome Outcome(SearchResult result) =>
        new(result.Plan.Value, result.Plan.StatesServed, Math.Floor(result.Bound + 1e-6));

    private static (Outcome, Selection?) Exact(Problem problem, TimeSpan limit, Selection? hint)
    {
        var (plan, bound) = new ExactSolver(problem).Solve(
            limit,
            null,
            1,
            0,
            hint,
            null,
            CancellationToken.None
        );
        // nothing found comes back as the empty plan, and nothing proven as the largest number
        double? proven = bound is > 0 and < long.MaxValue ? bound : null;
        return plan.Value == 0
            ? (new Outcome(null, 0, proven), null)
            : (new Outcome(plan.Value, plan.StatesServed, proven), plan);
    }

    private static (Outcome, Selection?) Direct(string method, Problem problem, TimeSpan limit)
    {
        using var solver = new GeneralSolver(problem, method.ToUpperInvariant());
        var (plan, bound) = solver.Solve(limit, null);
        double? proven = bound is > 0 and < 1e15 ? Math.Floor(bound.Value + 1e-4) : null;
        // every solver finds the empty plan, which is none
        return plan is null or { Value: 0 }
            ? (new Outcome(null, 0, proven), null)
            : (new Outcome(plan.Value, plan.StatesServed, proven), plan);
    }

    private static (Outcome, Selection?) Unproven(Selection plan) =>
        (new Outcome(plan.Value, plan.StatesServed, null), plan);

    private static PriceTable Nothing(Problem problem)
    {
        var steps = new RoundingSteps(problem);
        return new PriceTable(problem, steps).Fill(new Prices(problem, steps));
    }
}
