using System.Diagnostics;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// The whole method: short lists, prices that prove a bound, short lists renewed at these prices, and a search for packages.
/// </summary>
internal sealed class PackageSearch
{
    private const int MostOptions = 60; // of an item in a short list
    private const double Margin = 1.2; // of a short list, in partner costs
    private const double PriceShare = 0.25;
    private const int SmallProblem = 10_000; // options
    private const double SecondsForSmallItem = 0.004;
    private static readonly TimeSpan LongProof = TimeSpan.FromSeconds(10);

    private readonly IRequestSource _source;
    private readonly SearchSettings _settings;
    private readonly ShortListing _listing;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public PackageSearch(IRequestSource source, SearchSettings settings)
    {
        _source = source;
        _settings = settings;
        _listing = new ShortListing(source);
    }

    /// <summary>Searches until the effort is spent, the gap is small enough or it is cancelled.</summary>
    public SearchResult Run()
    {
        var (list, steps, ascent, evaluation) = FindPrices();
        var prices = ascent.Best.Rounded(list.Problem, steps);
        var bound = WholeBound.At(_source, steps, prices);
        evaluation.At(prices);
        var market = new Market(list.Problem, steps, prices, evaluation);
        var start = Insertion.AtPrices(list.Problem, new Chooser(list.Problem), evaluation, prices, market);
        if (_settings.Start?.Invoke(list) is { } given && given.Value > start.Value)
            start = given;
        var team = new SearchTeam(market, start, _settings.Seed, _settings.Frozen);
        _settings.Report?.Invoke(start.Value, bound);
        team.Run(
            Share(1 - PriceShare),
            improved: value =>
            {
                _settings.Report?.Invoke(value, bound);
                return bound - value > Math.Max(_settings.TargetGap * bound, 0.999);
            }
        );
        var isDone = bound - team.Best.Value <= Math.Max(_settings.TargetGap * bound, 0.999);
        return isDone || !IsSmall
            ? new SearchResult(list, team.Best, prices, bound, bound, team.Steps)
            : Prove(new SearchResult(list, team.Best, prices, bound, bound, team.Steps));
    }

    private (ShortList, RoundingSteps, PriceAscent, Evaluation) FindPrices()
    {
        if (_settings.StartPrices is { } given && IsInMemory)
            return ImprovePrices(given);
        var list = _listing.ByValue(20);
        var steps = new RoundingSteps(list.Problem);
        var evaluation = new Evaluation(list.Problem, steps);
        var ascent = new PriceAscent(list.Problem, steps, evaluation);
        Ascend(ascent, 0.3 * PriceShare);
        foreach (var (share, firstStep) in IsInMemory ? new[] { (0.7, 0.1) } : [(0.4, 0.1), (0.3, 0.03)])
        {
            list = IsInMemory
                ? ShortList.Whole(_source.Read(0, _source.RequestCount))
                : Renew(list, ascent.Best, steps, evaluation);
            evaluation = new Evaluation(list.Problem, steps);
            ascent = new PriceAscent(list.Problem, steps, evaluation, ascent.Best) { FirstStep = firstStep };
            Ascend(ascent, share * PriceShare);
        }
        return (list, steps, ascent, evaluation);
    }

    private (ShortList, RoundingSteps, PriceAscent, Evaluation) ImprovePrices(Prices given)
    {
        var list = ShortList.Whole(_source.Read(0, _source.RequestCount));
        var steps = new RoundingSteps(list.Problem);
        var evaluation = new Evaluation(list.Problem, steps);
        var ascent = new PriceAscent(list.Problem, steps, evaluation, given);
        Ascend(ascent, PriceShare);
        return (list, steps, ascent, evaluation);
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

    private bool IsInMemory => _source.ChunkSize >= _source.RequestCount;

    private bool IsSmall =>
        _settings.ProveSmall
        && IsInMemory
        && _source.Read(0, _source.RequestCount) is { } whole
        && whole.OptionCount + whole.ItemCount <= SmallProblem;

    /// <summary>A share of the effort; for a small problem little, because an exact solver follows.</summary>
    private Budget Share(double share)
    {
        var time = _settings.Time * share;
        if (IsSmall)
        {
            var enough = TimeSpan.FromSeconds(
                SecondsForSmallItem * share * 2 * _source.Read(0, _source.RequestCount).ItemCount
            );
            time = time < enough || _settings.Work is not null ? time : enough;
        }
        return new Budget(
            time,
            _settings.Work is { } work ? Math.Max(1, (long)(work * share)) : null,
            _settings.Cancellation
        );
    }

    private ShortList Renew(ShortList list, Prices prices, RoundingSteps steps, Evaluation evaluation)
    {
        var keep = new List<int>?[list.Problem.ItemCount];
        foreach (var package in evaluation.Chosen)
            for (var place = 0; place < package?.Options.Length; place++)
                if (package.Options[place] is >= 0 and var option)
                    (keep[list.Problem.ItemStart[package.Request] + place] ??= []).Add(list.Ordinals[option]);
        return _listing.AtPrices(
            prices,
            steps,
            Margin * list.Problem.PartnerCost,
            MostOptions,
            item => keep[item] ?? Enumerable.Empty<int>()
        );
    }

    private void Ascend(PriceAscent ascent, double share)
    {
        var budget = Share(share);
        ascent.Run(iterations => budget.Spent(iterations), null, _settings.Cancellation);
    }
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
