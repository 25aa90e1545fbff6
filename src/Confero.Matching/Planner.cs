using System.Diagnostics;
using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Pricing;
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
    /// <param name="options">Limits, seed, a plan to start from, progress and cancellation; the default ones if null.</param>
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
        var settings = Settings(options, clock);
        if (options.Start is { } start)
            settings = From(start, portfolio, settings);
        return Search(portfolio, policy, options, settings, clock);
    }

    /// <summary>
    /// Mends a plan for a portfolio in which something fell away or came: every package that is still possible stands, only
    /// the others are made anew.
    /// </summary>
    /// <param name="input">The portfolio as it is now, with the pairs that were refused forbidden.</param>
    /// <param name="before">The plan that stood; its policy is kept.</param>
    /// <param name="options">
    /// Limits and seed. The time limit is for finding out what a freer plan would be worth; mending itself takes milliseconds.
    /// </param>
    public static Rematch Rematch(MatchingInput input, Plan before, PlanOptions? options = null)
    {
        options ??= new PlanOptions();
        var clock = Stopwatch.StartNew();
        var portfolio = PortfolioCompiler.Compile(input, before.Policy, options.Cancellation);
        var standing = new StandingPackages(portfolio);
        var (selection, broken) = standing.Find(before);
        var prices = before.Certificate is { } certificate
            ? standing.Prices(certificate)
            : new Prices(portfolio.Problem, new RoundingSteps(portfolio.Problem));
        var kept = selection.Clone();
        Repair.Run(portfolio.Problem, prices, selection, broken);
        var mended = selection.Clone();
        var free = new PackageSearch(
            new WholeProblem(portfolio.Problem),
            Settings(options, clock) with
            {
                Start = _ => mended,
                StartPrices = prices,
            }
        ).Run();
        var ids = input.Requests.Select(request => request.Id).ToList();
        return new Rematch
        {
            Plan = Write(portfolio, before.Policy, options, free with { Plan = selection }, clock),
            Kept = ids.Where((_, number) => kept[number] is not null).Count(),
            Broken = [.. broken.Select(number => ids[number])],
            Changed = [.. ids.Where((_, number) => kept[number] is null && selection[number] is not null)],
            Lost = [.. broken.Where(number => selection[number] is null).Select(number => ids[number])],
            PriceOfStability = Math.Max(0, free.Plan.Value - selection.Value),
            FreeChanges = ids.Where((_, number) => kept[number] is { } old && !old.SameAs(free.Plan[number]))
                .Count(),
        };
    }

    private static SearchSettings Settings(PlanOptions options, Stopwatch clock) =>
        new(
            options.TimeLimit - clock.Elapsed,
            options.WorkLimit,
            options.Seed,
            options.TargetGap,
            (phase, value, bound) =>
                options.Progress?.Report(new PlanProgress(phase, clock.Elapsed, value, Points(bound))),
            options.Cancellation
        );

    private static long Points(double bound) =>
        double.IsFinite(bound) ? (long)Math.Floor(bound + 1e-6) : long.MaxValue;

    /// <summary>Starts from the packages of an earlier plan that are still possible, and from its prices.</summary>
    private static SearchSettings From(Plan start, Portfolio portfolio, SearchSettings settings)
    {
        var standing = new StandingPackages(portfolio);
        var (selection, broken) = standing.Find(start);
        if (start.Certificate is not { } certificate)
            return settings with { Start = _ => selection };
        var prices = standing.Prices(certificate);
        Repair.Run(portfolio.Problem, prices, selection, broken);
        return settings with { Start = _ => selection, StartPrices = prices };
    }

    private static Plan Search(
        Portfolio portfolio,
        MatchingPolicy policy,
        PlanOptions options,
        SearchSettings settings,
        Stopwatch clock
    ) =>
        Write(
            portfolio,
            policy,
            options,
            new PackageSearch(new WholeProblem(portfolio.Problem), settings).Run(),
            clock
        );

    private static Plan Write(
        Portfolio portfolio,
        MatchingPolicy policy,
        PlanOptions options,
        SearchResult found,
        Stopwatch clock
    ) =>
        new()
        {
            InputHash = MatchingJson.Hash(portfolio.Index.Input),
            Policy = policy,
            Seed = options.Seed,
            Method = found.Bound < found.PriceBound ? PlanMethods.Exact : PlanMethods.Packages,
            Objective = found.Plan.Value,
            Bound = (long)Math.Floor(found.Bound + 1e-6),
            FloorPoints = found.Plan.GroupValue,
            Certificate = CertificateWriter.Write(portfolio, found.Prices, found.PriceBound),
            BoundCoversAllOffers = portfolio.Complete,
            ElapsedMilliseconds = clock.ElapsedMilliseconds,
            Work = found.Steps,
            Packages = new PlanWriter(portfolio, found.Plan).Write(),
        };
}
