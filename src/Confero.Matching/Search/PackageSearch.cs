using System.Diagnostics;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// The whole method: short lists, prices that prove a bound, short lists renewed at these prices, and a search for packages.
/// </summary>
internal sealed class PackageSearch
{
    private const double PriceShare = 0.25;
    private const double PriceShareOfLists = 0.45;
    private const int FirstList = 20; // options of an item, before there are prices
    private const int MostPriced = 40; // options of an item in a list for prices
    private const int MostOptions = 20; // of an item in the list for packages
    private const int MostFree = 12; // of an item that are added because others leave them
    private const double StrengthOfFree = 0.75; // of prices, for what is left would else be lost
    private const int Renewals = 10; // of what is left, about
    private const double ShareOfRenewals = 0.15;
    private const double ShareOfListing = 0.6; // for prices on a list, of the time that making it takes
    private const int Turns = 8; // of renewing the short list, about
    private const double FirstShare = 0.15; // of the effort for prices, before the first of them
    private const int SmallProblem = 10_000; // options
    private const double SecondsForSmallItem = 0.004;
    private static readonly TimeSpan LongProof = TimeSpan.FromSeconds(10);

    private readonly IRequestSource _source;
    private readonly SearchSettings _settings;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public PackageSearch(IRequestSource source, SearchSettings settings) =>
        (_source, _settings) = (source, settings);

    /// <summary>Searches until the effort is spent, the gap is small enough or it is cancelled.</summary>
    public SearchResult Run()
    {
        var priced = _source.Whole is { } whole ? PriceWhole(whole) : PriceLists();
        var (list, steps, prices, bound) = priced;
        var evaluation = new Evaluation(list.Problem, steps);
        evaluation.At(prices);
        var market = new Market(list.Problem, steps, prices, evaluation);
        var start = Insertion.AtPrices(list.Problem, new Chooser(list.Problem), evaluation, prices, market);
        if (_settings.Start?.Invoke(list) is { } given && given.Value > start.Value)
            start = given;
        var team = new SearchTeam(market, start, _settings.Seed, _settings.Frozen);
        _settings.Report?.Invoke(start.Value, bound);
        list = Improve(team, market, priced);
        var isDone = bound - team.Best.Value <= Math.Max(_settings.TargetGap * bound, 0.999);
        return isDone || !IsSmall
            ? new SearchResult(list, team.Best, prices, bound, bound, team.Steps)
            : Prove(new SearchResult(list, team.Best, prices, bound, bound, team.Steps));
    }

    /// <summary>
    /// Improves the plan. Of a portfolio that is not in memory the list is made anew now and then, with options that nobody takes
    /// so far.
    /// </summary>
    /// <returns>The list over which the best plan is written.</returns>
    private ShortList Improve(SearchTeam team, Market market, PricedList priced)
    {
        var (list, steps, prices, bound) = priced;
        var budget = Share(1 - PriceShare, rest: true);
        var cheaper = prices.Times(StrengthOfFree);
        var lists = new WholeLists(_source, steps);
        var renewal = 1.0 / Renewals;
        var next = _source.Whole is null ? renewal : 1;
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
            _settings.Report?.Invoke(value, bound);
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
    /// Prices of a portfolio that is not in memory: on a short list of options, which is renewed at the prices as they are after
    /// about as long as renewing it takes. They go on from there and not from the best ones of the list before: within so few
    /// moves no prices prove less than those the list was made for, and so they would stay where they are. What they prove is
    /// established among all options at the end.
    /// </summary>
    private PricedList PriceLists()
    {
        var steps = new RoundingSteps(_source.Frame);
        var lists = new WholeLists(_source, steps);
        var all = Share(PriceShareOfLists);
        var list = ShortListing.ByValue(_source, FirstList);
        var ascent = new PriceAscent(list.Problem, steps, new Evaluation(list.Problem, steps))
        {
            FirstStep = StepAt(0),
            LastStep = StepAt(FirstShare),
        };
        Ascend(ascent, Share(FirstShare * PriceShareOfLists));
        for (var turn = 1; ; turn++)
        {
            var prices = ascent.Current.Rounded(_source.Frame, steps);
            var share = _settings.Work is null ? all.Spent(0) : FirstShare + (1 - FirstShare) * turn / Turns;
            var clock = Stopwatch.StartNew();
            ascent.Rest();
            list = null;
            var isLast = share >= 1 || _settings.Cancellation.IsCancellationRequested;
            list = lists.Nearest(prices, isLast ? MostOptions : MostPriced);
            if (isLast)
                return new PricedList(list, steps, prices, new WholeEvaluation(_source, steps).At(prices));
            ascent.Continue(list.Problem, new Evaluation(list.Problem, steps));
            (ascent.FirstStep, ascent.LastStep) = (StepAt(share), StepAt(share + (1 - FirstShare) / Turns));
            Ascend(
                ascent,
                _settings.Work is null
                    ? new Budget(ShareOfListing * clock.Elapsed, null, _settings.Cancellation)
                    : Share((1 - FirstShare) * PriceShareOfLists / Turns)
            );
        }
    }

    private static double StepAt(double share) => 0.3 * Math.Pow(0.002 / 0.3, Math.Min(1, share));

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
            (value, best) => _settings.Report?.Invoke(value, Math.Min(best, found.PriceBound)),
            _settings.Cancellation
        );
        var best = plan.Value >= found.Plan.Value ? plan : found.Plan.Clone();
        var proven = Math.Min(found.PriceBound, bound);
        if (_settings.Work is null && proven - best.Value > Math.Max(_settings.TargetGap * proven, 0.999))
            new ExactNeighbourhoods(found.List.Problem, _settings.Seed).Run(
                best,
                _settings.Time - _clock.Elapsed,
                proven,
                value => _settings.Report?.Invoke(value, proven),
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

    private void Ascend(PriceAscent ascent, Budget budget) =>
        ascent.Run(iterations => budget.Spent(iterations), null, _settings.Cancellation);

    /// <summary>A list with prices that prove a bound for the whole portfolio.</summary>
    private sealed record PricedList(ShortList List, RoundingSteps Steps, Prices Prices, double Bound);
}

/// <summary>How hard to search.</summary>
/// <param name="Time">For all phases together.</param>
/// <param name="Work">Steps for all phases together, where the result must be repeatable.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="TargetGap">Good enough at this gap.</param>
/// <param name="Report">Told value and bound.</param>
/// <param name="Cancellation">Ends the search with the best so far.</param>
internal sealed record SearchSettings(
    TimeSpan Time,
    long? Work,
    int Seed,
    double TargetGap,
    Action<long, double>? Report,
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
