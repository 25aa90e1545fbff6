using System.Diagnostics;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// The whole method: short lists, prices that prove a bound, short lists renewed at these prices, and a search for packages.
/// </summary>
internal sealed class PackageSearch
{
    private const double PriceShare = 0.25;
    private const double PriceShareOfLists = 0.35;
    private const int FirstList = 20; // options of an item, before there are prices
    private const int MostPriced = 40; // options of an item in a list for prices
    private const int MostOptions = 20; // of an item in the list for packages
    private const int MostFree = 12; // of an item that are added because others leave them
    private const double StrengthOfFree = 0.75; // of prices, for what is left would else be lost
    private const int Renewals = 10; // of what is left, about
    private const double ShareOfRenewals = 0.15;
    private const double RoughShare = 0.15; // of the effort for prices, on the first list
    private const double RoughStep = 0.3;
    private const double FirstStep = 0.1; // on lists that are renewed
    private const double LastStep = 0.0003;
    private const double HeatOfLack = 2.5; // for each point that a request of the first plan lacks on average
    private const int EnoughTimes = 250; // that all requests are priced
    private const int SmallProblem = 10_000; // options
    private const double SecondsForSmallItem = 0.004;
    private static readonly TimeSpan LongProof = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    private readonly IRequestSource _source;
    private readonly SearchSettings _settings;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _told = -BetweenReports;

    public PackageSearch(IRequestSource source, SearchSettings settings) =>
        (_source, _settings) = (source, settings);

    /// <summary>Searches until the effort is spent, the gap is small enough or it is cancelled.</summary>
    public SearchResult Run()
    {
        var priced = UsesLists ? PriceLists() : PriceWhole(_source.Whole!);
        var (list, steps, prices, bound) = priced;
        var evaluation = new Evaluation(list.Problem, steps);
        evaluation.At(prices);
        var market = new Market(list.Problem, steps, prices, evaluation);
        var start = Insertion.AtPrices(list.Problem, new Chooser(list.Problem), evaluation, prices, market);
        if (_settings.Start?.Invoke(list) is { } given && given.Value > start.Value)
            start = given;
        var heat = HeatOfLack * Math.Max(0, bound - start.Value) / list.Problem.RequestCount;
        var team = new SearchTeam(market, start, _settings.Seed, heat, _settings.Frozen);
        Tell(start.Value, bound);
        list = Improve(team, market, priced);
        var (plan, over) = OverWhole(team.Best, list);
        var found = new SearchResult(over, plan, prices, bound, bound, team.Steps);
        var isDone = bound - plan.Value <= Math.Max(_settings.TargetGap * bound, 0.999);
        return isDone || !IsSmall ? found : Prove(found);
    }

    /// <summary>
    /// Whether short lists stand for all options: where these are not in memory or many, unless the search goes on from a plan or
    /// prices.
    /// </summary>
    private bool UsesLists =>
        _source.Whole is not { } whole
        || whole.RequestCount >= PriceAscent.LargeProblem
            && whole.OptionCount > MostPriced * whole.ItemCount
            && _settings is { Start: null, StartPrices: null };

    /// <summary>A plan over all options, if these are in memory.</summary>
    private (Selection Plan, ShortList List) OverWhole(Selection plan, ShortList list)
    {
        if (!UsesLists || _source.Whole is not { } problem)
            return (plan, list);
        var whole = ShortList.Whole(problem);
        return (whole.Translate(plan, list), whole);
    }

    /// <summary>
    /// Improves the plan. Where short lists are used, they are made anew now and then, with options that nobody takes so far.
    /// </summary>
    /// <returns>The list over which the best plan is written.</returns>
    private ShortList Improve(SearchTeam team, Market market, PricedList priced)
    {
        var (list, steps, prices, bound) = priced;
        var budget = Share(1 - PriceShare, rest: true);
        var cheaper = prices.Times(StrengthOfFree);
        var lists = new WholeLists(_source, steps);
        var renewal = 1.0 / Renewals;
        var next = UsesLists ? renewal : 1;
        while (team.Run(budget, Improved, spent => spent >= next))
        {
            var clock = Stopwatch.StartNew();
            var longer = lists.WithFree(priced.List, new StandingPlan(team.Best, list), cheaper, MostFree);
            team.GoOn(market.With(longer.Problem), longer.Translate(team.Best, list));
            list = longer;
            if (_settings.Work is null)
                renewal = Math.Max(1.0 / Renewals, clock.Elapsed / budget.Time / ShareOfRenewals);
            next += renewal;
        }
        return list;

        bool Improved(long value)
        {
            Tell(value, bound);
            return bound - value > Math.Max(_settings.TargetGap * bound, 0.999);
        }
    }

    /// <summary>Prices of a problem in memory: first roughly on a short list, unless there are prices to start from.</summary>
    private PricedList PriceWhole(Problem whole)
    {
        var steps = new RoundingSteps(whole);
        var start = _settings.StartPrices;
        if (start is null)
        {
            var list = ShortListing.ByValue(_source, 20).Problem;
            var rough = new PriceAscent(list, steps, new Evaluation(list, steps));
            Ascend(rough, Share(0.3 * PriceShare));
            start = rough.Best;
        }
        var evaluation = new Evaluation(whole, steps);
        var ascent = new PriceAscent(whole, steps, evaluation, start);
        if (_settings.StartPrices is null)
            ascent.FirstStep = 0.1;
        Ascend(ascent, Share(_settings.StartPrices is null ? 0.7 * PriceShare : PriceShare));
        var prices = ascent.Best.Rounded(whole, steps);
        return new PricedList(ShortList.Whole(whole), steps, prices, evaluation.At(prices));
    }

    /// <summary>
    /// Prices of a large portfolio: roughly on a first list, then on lists that are renewed as prices move. What they prove is
    /// established among all options at the end.
    /// </summary>
    private PricedList PriceLists()
    {
        var steps = new RoundingSteps(_source.Frame);
        var prices = PriceRolling(steps);
        var list = new WholeLists(_source, steps).Nearest(prices, MostOptions);
        return new PricedList(list, steps, prices, new WholeEvaluation(_source, steps).At(prices));
    }

    private Prices PriceRolling(RoundingSteps steps)
    {
        var ascent = PriceRoughly(steps);
        ascent.Continue(_source.Frame, new RollingLists(_source, steps, MostPriced));
        (ascent.FirstStep, ascent.LastStep) = (FirstStep, LastStep);
        ascent.PartsBetween = int.MaxValue;
        var budget = Share((1 - RoughShare) * PriceShareOfLists);
        Ascend(ascent, times => Math.Max(budget.Spent(times), (double)times / EnoughTimes));
        return ascent.Mean.Rounded(_source.Frame, steps);
    }

    private PriceAscent PriceRoughly(RoundingSteps steps)
    {
        var list = ShortListing.ByValue(_source, FirstList).Problem;
        var ascent = new PriceAscent(list, steps, new Evaluation(list, steps))
        {
            FirstStep = RoughStep,
            LastStep = FirstStep,
        };
        Ascend(ascent, Share(RoughShare * PriceShareOfLists));
        return ascent;
    }

    /// <summary>Hands a small problem over to the exact solver, with the plan found so far as its start.</summary>
    private SearchResult Prove(SearchResult found)
    {
        var left = _settings.Time - _clock.Elapsed;
        if (left <= TimeSpan.Zero || _settings.Cancellation.IsCancellationRequested)
            return found;
        var (plan, bound) = new ExactSolver(found.List.Problem).Solve(
            _settings.Work is not null || left < LongProof
                ? left
                : TimeSpan.FromTicks(Math.Max(LongProof.Ticks, left.Ticks / 2)),
            _settings.Work is { } work ? work / 100.0 : null,
            _settings.Seed,
            _settings.TargetGap,
            found.Plan,
            (value, best) => Tell(value, Math.Min(best, found.PriceBound)),
            _settings.Cancellation
        );
        var best = plan.Value >= found.Plan.Value ? plan : found.Plan.Clone();
        var proven = Math.Min(found.PriceBound, bound);
        if (_settings.Work is null && proven - best.Value > Math.Max(_settings.TargetGap * proven, 0.999))
            new ExactNeighbourhoods(found.List.Problem, _settings.Seed).Run(
                best,
                _settings.Time - _clock.Elapsed,
                proven,
                value => Tell(value, proven),
                _settings.Cancellation
            );
        return found with { Plan = best, Bound = proven };
    }

    private bool IsSmall =>
        _settings.ProveSmall
        && _source.Whole is { } whole
        && whole.OptionCount + whole.ItemCount <= SmallProblem;

    /// <summary>A share of the effort; for a small problem little, because an exact solver follows.</summary>
    /// <param name="share">The share.</param>
    /// <param name="rest">Whether all time that is left may be used.</param>
    private Budget Share(double share, bool rest = false)
    {
        var time = rest ? _settings.Time - _clock.Elapsed : _settings.Time * share;
        if (IsSmall)
        {
            var enough = TimeSpan.FromSeconds(SecondsForSmallItem * share * 2 * _source.Frame.ItemCount);
            time = time < enough || _settings.Work is not null ? time : enough;
        }
        return new Budget(
            time,
            _settings.Work is { } work ? Math.Max(1, (long)(work * share)) : null,
            _settings.Cancellation
        );
    }

    private void Ascend(PriceAscent ascent, Budget budget) => Ascend(ascent, times => budget.Spent(times));

    private void Ascend(PriceAscent ascent, Func<int, double> spent) =>
        ascent.Run(
            times =>
            {
                TellOfPrices();
                return spent(times);
            },
            _settings.Cancellation
        );

    /// <summary>Tells now and then that prices are still being moved: there is no plan yet, nor a bound for all options.</summary>
    private void TellOfPrices()
    {
        if (_clock.Elapsed - _told < BetweenReports)
            return;
        _told = _clock.Elapsed;
        _settings.Report?.Invoke(PlanPhases.Prices, 0, double.PositiveInfinity);
    }

    private void Tell(long value, double bound) => _settings.Report?.Invoke(PlanPhases.Search, value, bound);

    /// <summary>A list with prices that prove a bound for the whole portfolio.</summary>
    private sealed record PricedList(ShortList List, RoundingSteps Steps, Prices Prices, double Bound);
}

/// <summary>How hard to search.</summary>
/// <param name="Time">For all phases together.</param>
/// <param name="Work">Steps for all phases together, where the result must be repeatable.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="TargetGap">Good enough at this gap.</param>
/// <param name="Report">Told the phase, the value of the best plan and the bound, infinite while there is none.</param>
/// <param name="Cancellation">Ends the search with the best so far.</param>
internal sealed record SearchSettings(
    TimeSpan Time,
    long? Work,
    int Seed,
    double TargetGap,
    Action<string, long, double>? Report,
    CancellationToken Cancellation
)
{
    /// <summary>A plan to start from, written over the short list given.</summary>
    public Func<ShortList, Selection>? Start { get; init; }

    /// <summary>Prices of a nearly equal problem to start from.</summary>
    public Prices? StartPrices { get; init; }

    /// <summary>Requests whose packages in that plan stay as they are.</summary>
    public HashSet<int>? Frozen { get; init; }

    /// <summary>Whether a small problem is handed over to the exact solver; if not, prices and packages do all.</summary>
    public bool ProveSmall { get; init; } = true;
}

/// <summary>What a search found.</summary>
/// <param name="List">The short list over which the plan is written.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Prices">Prices that prove <paramref name="PriceBound"/>.</param>
/// <param name="PriceBound">No plan of the whole portfolio is worth more, by these prices.</param>
/// <param name="Bound">No plan is worth more, by all that is proven.</param>
/// <param name="Steps">Steps of search.</param>
internal sealed record SearchResult(
    ShortList List,
    Selection Plan,
    Prices Prices,
    double PriceBound,
    double Bound,
    long Steps
);
