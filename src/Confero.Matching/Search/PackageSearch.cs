using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// The whole method: short lists, prices that prove a bound, short lists renewed at these prices, and a search for packages.
/// </summary>
internal sealed class PackageSearch
{
    private static readonly double Margin = double.Parse(Environment.GetEnvironmentVariable("MARGIN") ?? "1.5", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int MostOptions = int.Parse(Environment.GetEnvironmentVariable("MOST") ?? "60", System.Globalization.CultureInfo.InvariantCulture);
    private const double PriceShare = 0.3;
    private const int MostToClose = 400; // requests
    private const long NodesToClose = 3_000_000;

    private readonly IRequestSource _source;
    private readonly SearchSettings _settings;
    private readonly ShortListing _listing;

    public PackageSearch(IRequestSource source, SearchSettings settings)
    {
        _source = source;
        _settings = settings;
        _listing = new ShortListing(source);
    }

    /// <summary>Searches until the effort is spent, the gap is small enough or it is cancelled.</summary>
    public SearchResult Run()
    {
        var list = _listing.ByValue(20);
        var steps = new RoundingSteps(list.Problem);
        var evaluation = new Evaluation(list.Problem, steps);
        var ascent = new PriceAscent(list.Problem, steps, evaluation);
        Ascend(ascent, 0.3 * PriceShare);
        foreach (var (share, firstStep) in IsInMemory ? new[] { (0.7, 0.1) } : [(0.4, 0.1), (0.3, 0.03)])
        {
            list = IsInMemory ? ShortList.Whole(_source.Read(0, _source.RequestCount)) : Renew(list, ascent.Best, steps, evaluation);
            evaluation = new Evaluation(list.Problem, steps);
            ascent = new PriceAscent(list.Problem, steps, evaluation, ascent.Best) { FirstStep = firstStep };
            Ascend(ascent, share * PriceShare);
        }
        var prices = ascent.Best.Rounded(list.Problem, steps);
        var bound = WholeBound.At(_source, steps, prices);
        evaluation.At(prices);
        var market = new Market(list.Problem, steps, prices, evaluation);
        var start = Insertion.AtPrices(list.Problem, new Chooser(list.Problem), evaluation, prices, market);
        var team = new SearchTeam(market, start, _settings.Seed);
        _settings.Report?.Invoke(start.Value, bound);
        team.Run(
            _settings.Share(1 - PriceShare),
            improved: value =>
            {
                _settings.Report?.Invoke(value, bound);
                return bound - value > _settings.TargetGap * bound;
            }
        );
        var closed = Close(list.Problem, steps, prices, bound, team.Best);
        return new SearchResult(list, closed ?? team.Best, prices, bound, closed?.Value, team.Steps);
    }

    /// <summary>Proves that the plan is the best, or finds the best; null where that would take too long.</summary>
    private Selection? Close(Problem problem, RoundingSteps steps, Prices prices, double bound, Selection plan)
    {
        if (!IsInMemory || problem.RequestCount > MostToClose)
            return null;
        return new GapClosing(problem, steps, prices, bound, _settings.Cancellation).Run(plan, NodesToClose);
    }

    private bool IsInMemory => _source.ChunkSize >= _source.RequestCount;

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
        var budget = _settings.Share(share);
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
    /// <summary>A budget for a share of the effort.</summary>
    public Budget Share(double share) => new(Time * share, Work is { } work ? (long)(work * share) : null, Cancellation);
}

/// <summary>What a search found.</summary>
/// <param name="List">The short list over which the plan is written.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Prices">Prices that prove the bound.</param>
/// <param name="PriceBound">The bound for the whole portfolio that the prices prove.</param>
/// <param name="Proven">The value of the best plan, where it could be proven by trying all that may be better.</param>
/// <param name="Steps">Steps of search.</param>
internal sealed record SearchResult(
    ShortList List,
    Selection Plan,
    Prices Prices,
    double PriceBound,
    long? Proven,
    long Steps
)
{
    /// <summary>No plan is worth more.</summary>
    public double Bound => Proven ?? PriceBound;
}
