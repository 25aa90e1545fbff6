using System.Diagnostics;
using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Search;

namespace Confero.Matching;

/// <summary>Makes the plan for a whole portfolio.</summary>
public static class Planner
{
    /// <summary>
    /// Chooses at most one package for every request so that the sum of points is as large as can be found in the time
    /// given, under all hard rules, and proves how far from the best possible that may be.
    /// </summary>
    /// <param name="input">The portfolio.</param>
    /// <param name="policy">Rules and weights; the default ones if null.</param>
    /// <param name="options">Limits, seed, progress and cancellation; the default ones if null.</param>
    /// <returns>A plan that the verifier accepts; at worst an empty one with a valid bound.</returns>
    /// <exception cref="ArgumentException">Two needs or two offers have the same id.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any plan existed.</exception>
    public static Plan Plan(MatchingInput input, MatchingPolicy? policy = null, PlanOptions? options = null)
    {
        policy ??= MatchingPolicy.Default;
        options ??= new PlanOptions();
        var clock = Stopwatch.StartNew();
        options.Progress?.Report(new PlanProgress(PlanPhases.Candidates, clock.Elapsed, 0, long.MaxValue));
        var portfolio = PortfolioCompiler.Compile(input, policy, options.Cancellation);
        var search = new PackageSearch(
            new WholeProblem(portfolio.Problem),
            new SearchSettings(
                options.TimeLimit - clock.Elapsed,
                options.WorkLimit,
                options.Seed,
                options.TargetGap,
                (value, best) =>
                    options.Progress?.Report(
                        new PlanProgress(PlanPhases.Search, clock.Elapsed, value, (long)Math.Floor(best + 1e-6))
                    ),
                options.Cancellation
            )
        );
        var found = search.Run();
        return new Plan
        {
            InputHash = MatchingJson.Hash(input),
            Policy = policy,
            Seed = options.Seed,
            Method = found.Bound < found.PriceBound ? PlanMethods.Exact : PlanMethods.Packages,
            Objective = found.Plan.Value,
            Bound = (long)Math.Floor(found.Bound + 1e-6),
            FloorPoints = (long)found.Plan.StatesServed * policy.StateFloorPoints,
            BoundCoversAllOffers = portfolio.Complete,
            ElapsedMilliseconds = clock.ElapsedMilliseconds,
            Work = found.Steps,
            Packages = new PlanWriter(portfolio, found.Plan).Write(),
        };
    }
}
