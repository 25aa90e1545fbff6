using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Pricing;
using Confero.Matching.Scoring;

namespace Confero.Matching.Explain;

/// <summary>Answers why and why not about a plan, from what its asker may know. Not for use by several threads at once.</summary>
public sealed class Explainer
{
    private const int MostRelaxations = 5;

    private readonly MatchingInput _input;
    private readonly Plan _plan;
    private readonly Portfolio _portfolio;
    private readonly Problem _problem;
    private readonly Selection _standing;
    private readonly PriceTable _nothing;
    private readonly Dictionary<string, NeedOutcome> _outcomes;

    /// <summary>Prepares to answer about a plan.</summary>
    /// <param name="input">The portfolio it was made from.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="visibility">What the asker may know; everything if null.</param>
    public Explainer(MatchingInput input, Plan plan, Visibility? visibility = null)
    {
        visibility ??= Visibility.Everything;
        _input = visibility.Of(input);
        _plan = visibility.Of(plan);
        _portfolio = PortfolioCompiler.Compile(_input, plan.Policy, CancellationToken.None);
        _problem = _portfolio.Problem;
        _standing = new StandingPackages(_portfolio).Find(_plan).Standing;
        var steps = new RoundingSteps(_problem);
        _nothing = new PriceTable(_problem, steps).Fill(new Prices(_problem, steps));
        _outcomes = _plan
            .Packages.SelectMany(package => package.Needs)
            .ToDictionary(need => need.NeedId, StringComparer.Ordinal);
    }

    /// <summary>Why a need is served as it is, and what would serve it if it is not.</summary>
    /// <exception cref="KeyNotFoundException">There is no such need, or the asker may not know of it.</exception>
    public NeedExplanation Need(string needId)
    {
        var need = _portfolio.Index.Need(needId);
        var request = _portfolio.Index.RequestOf(needId);
        var number = NumberOf(request);
        var outcome = _outcomes.GetValueOrDefault(needId) is { Contributions.Count: > 0 } served
            ? served
            : null;
        var (inKind, funding) = _portfolio.Eligible[needId];
        var isMoney = need.Kind == AssistanceKind.Financial;
        var hasNobody = isMoney ? funding == 0 : inKind == 0;
        return new NeedExplanation
        {
            NeedId = needId,
            Outcome = outcome?.Outcome ?? Outcome.Unserved,
            Chosen = outcome is null ? [] : [.. outcome.Contributions.Select(part => Chosen(part, number))],
            Reasons = outcome is null
                ? new WhyUnserved(_portfolio, _standing, request, number).Reasons(need)
                : outcome.Reasons,
            Relaxations = outcome is null && hasNobody ? Relaxations(need) : [],
            Shortages = outcome is null && !hasNobody ? Shortages(need, number) : [],
        };
    }

    /// <summary>Why an offer is used as it is.</summary>
    /// <exception cref="KeyNotFoundException">There is no such offer, or the asker may not know of it.</exception>
    public OfferExplanation Offer(string offerId)
    {
        var offer = _portfolio.Index.Offer(offerId);
        var fits = new List<Pair>();
        var keptAway = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var need in _input.Requests.SelectMany(request => request.Needs))
        {
            var pair = new Pair(_portfolio.Index, need, offer);
            if (PairRules.Allow(pair))
                fits.Add(pair);
            else if (Broken(pair).FirstOrDefault() is { } first)
                keptAway[first] = keptAway.GetValueOrDefault(first) + 1;
        }
        var parts = _outcomes
            .Values.SelectMany(need => need.Contributions, (need, part) => (need.NeedId, Part: part))
            .ToList();
        var used = parts.Where(x => x.Part.OfferId == offerId).Select(x => x.NeedId).Distinct().ToList();
        var role = offer.Sort == OfferSort.Fund ? ContributionRole.Funding : ContributionRole.InKind;
        var others = fits.Where(pair => !used.Contains(pair.Need.Id)).ToList();
        var preferred = others
            .SelectMany(pair =>
                parts
                    .Where(x => x.NeedId == pair.Need.Id && x.Part.Role == role)
                    .Take(1)
                    .Select(x => new Preferred(
                        pair.Need.Id,
                        x.Part.OfferId,
                        x.Part.Score,
                        Scores.Permille(pair) / 10.0
                    ))
            )
            .ToList();
        return new OfferExplanation
        {
            OfferId = offerId,
            UsedFor = used,
            Fits = fits.Count,
            Preferred = preferred,
            Unserved =
            [
                .. others
                    .Select(pair => pair.Need.Id)
                    .Except(preferred.Select(x => x.NeedId), StringComparer.Ordinal),
            ],
            KeptAwayBy =
                fits.Count > 0
                    ? new Dictionary<string, int>()
                    : keptAway
                        .OrderByDescending(x => x.Value)
                        .ThenBy(x => x.Key, StringComparer.Ordinal)
                        .ToDictionary(x => x.Key, x => x.Value),
        };
    }

    private int NumberOf(RequestCase request) =>
        _input
            .Requests.Select((other, number) => (other, number))
            .First(x => x.other.Id == request.Id)
            .number;

    /// <summary>Plans the request again with what is left and without the offer.</summary>
    private ChosenOffer Chosen(Contribution part, int number)
    {
        long? loss = null;
        if (_standing[number] is { } package)
        {
            var left = _standing.LeftWithout(number);
            var hasRow = false;
            for (var row = 0; row < _problem.RowCount; row++)
                if (_portfolio.Rows[row].Offer.Id == part.OfferId)
                    (left[row], hasRow) = (0, true);
            var chooser = new Chooser(_problem);
            if (hasRow)
                loss = package.Value - (chooser.Solve(number, _nothing, left, 0) ? chooser.Get().Value : 0);
        }
        return new ChosenOffer(part.OfferId, part.Points, part.Score, loss);
    }

    private List<Relaxation> Relaxations(Need need)
    {
        var sets = new List<(string[] Rules, Pair Pair)>();
        var servedBy = _plan.Policy.ServedBy.GetValueOrDefault(need.Kind, []);
        foreach (var offer in _input.Offers.Where(offer => servedBy.Contains(offer.Sort)))
        {
            var pair = new Pair(_portfolio.Index, need, offer);
            sets.Add(([.. Broken(pair)], pair));
        }
        var irreducible = sets.Where(set =>
                !sets.Exists(other =>
                    other.Rules.Length < set.Rules.Length && other.Rules.All(set.Rules.Contains)
                )
            )
            .GroupBy(set => string.Join(' ', set.Rules), StringComparer.Ordinal)
            .Select(group =>
            {
                var nearest = group
                    .OrderByDescending(set => Scores.Permille(set.Pair))
                    .ThenBy(set => set.Pair.Offer.Id, StringComparer.Ordinal)
                    .First();
                return new Relaxation(
                    nearest.Rules,
                    group.Count(),
                    nearest.Pair.Offer.Id,
                    SmallestChange.Find(nearest.Pair)
                );
            });
        return
        [
            .. irreducible
                .OrderBy(relaxation => relaxation.Changes is null)
                .ThenBy(relaxation => relaxation.Rules.Count)
                .ThenByDescending(relaxation => relaxation.Offers)
                .ThenBy(relaxation => relaxation.ExampleOfferId, StringComparer.Ordinal)
                .Take(MostRelaxations),
        ];
    }

    /// <summary>
    /// Looks for the package that serves the need with the least of what others hold: what is lacking is made dearer step by
    /// step, and the package with the fewest lacks is taken.
    /// </summary>
    private List<Shortage> Shortages(Need need, int number)
    {
        var left = _standing.LeftWithout(number);
        var steps = new RoundingSteps(_problem);
        List<Use>? fewest = null;
        foreach (var penalty in (ReadOnlySpan<double>)[0, 0.02, 0.2, 1])
        {
            var prices = new Prices(_problem, steps);
            for (var row = 0; row < prices.Row.Length; row++)
                prices.Row[row] = penalty * 1000 / Math.Max(1, left[row]);
            var chooser = new Chooser(_problem);
            if (!chooser.Solve(number, new PriceTable(_problem, steps).Fill(prices), null, -1e9))
                continue;
            var package = chooser.Get();
            if (!Serves(package, need, number))
                continue;
            var lacks = package
                .Uses.Where(use => use.Amount > left[use.Row])
                .Select(use => use with { Amount = use.Amount - left[use.Row] })
                .ToList();
            if (fewest is null || lacks.Count < fewest.Count)
                fewest = lacks;
        }
        if (fewest is null or [])
            return [.. new LoneFunds(_portfolio).Find(left, number, need.Id)];
        return
        [
            .. fewest.Select(use => new Shortage(
                _portfolio.Rows[use.Row].Offer.Id,
                _portfolio.Rows[use.Row].Limit,
                _portfolio.Rows[use.Row].Days,
                use.Amount
            )),
        ];
    }

    private bool Serves(Package package, Need need, int number)
    {
        for (var place = 0; place < package.Options.Length; place++)
            if (
                package.Options[place] != Package.LeftOut
                && _portfolio.Items[_problem.ItemStart[number] + place].Need.Id == need.Id
            )
                return true;
        return false;
    }

    private static IEnumerable<string> Broken(Pair pair) =>
        PairRules
            .All.Where(rule => PairRules.Strength(rule, pair) == RuleStrength.Hard && !rule.Holds(pair))
            .Select(rule => rule.Code);
}
