using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Pricing;

namespace Confero.Matching.Explain;

/// <summary>
/// A portfolio in which every need has one more provider that gives just what it asks for, pays its own way and is free at any
/// time, and every request one more fund that pays for anything; all are kept away by default, and letting in one of them shows
/// what it would be worth.
/// </summary>
internal sealed class WishedProviders
{
    private const long Unlimited = long.MaxValue / 4;

    private readonly Portfolio _portfolio;
    private readonly MatchingPolicy _policy;
    private readonly Problem _problem;
    private readonly Problem _wished;
    private readonly int _firstWish;
    private readonly int _fundRow;
    private readonly Chooser _chooser;

    public WishedProviders(Portfolio portfolio, MatchingPolicy policy)
    {
        (_portfolio, _policy, _problem) = (portfolio, policy, portfolio.Problem);
        _firstWish = _problem.RowCount;
        var builder = ProblemBuilder.WithRowsOf(_problem);
        for (var item = 0; item < _problem.ItemCount; item++)
            builder.AddRow(RowKind.Support, 1);
        _fundRow = _firstWish + _problem.ItemCount;
        var fund = builder.AddFund(_problem.OrganisationCount + 1, Unlimited, 0, Unlimited);
        for (var request = 0; request < _problem.RequestCount; request++)
        {
            builder.Copy(_problem, request, AllOptions, item => AddWish(builder, item));
            AddWishedFund(builder, fund, request);
        }
        _wished = builder.Build(
            _problem.Periods,
            _problem.StateCount,
            _problem.OrganisationCount + 2,
            _problem.PartnerCost,
            _problem.Groups,
            Math.Max(1, _problem.MaxFunds)
        );
        _chooser = new Chooser(_wished);
    }

    /// <summary>Every wish that would gain anything at these prices.</summary>
    public List<Gain> Gains(Prices prices)
    {
        var steps = new RoundingSteps(_wished);
        var padded = new Prices(_wished, steps);
        prices.Row.CopyTo(padded.Row, 0);
        prices.Group.CopyTo(padded.Group, 0);
        var table = new PriceTable(_wished, steps).Fill(padded);
        var left = (long[])_wished.RowCapacity.Clone();
        Array.Clear(left, _firstWish, _problem.ItemCount + 1);
        var gains = new List<Gain>();
        for (var request = 0; request < _wished.RequestCount; request++)
        {
            var bonus = prices.Of(_wished, request);
            _chooser.Solve(request, table, left, -bonus);
            var without = _chooser.Value;
            for (var item = _wished.ItemStart[request]; item < _wished.ItemStart[request + 1]; item++)
                if (With(_firstWish + item, 1))
                {
                    var (need, amount) = _portfolio.Items[item];
                    gains.Add(new Gain(SortOf(need), [need], Others(request, [need]), Worth(), amount));
                }
            if (With(_fundRow, Unlimited))
                gains.Add(Paid(request, _chooser.Get(), Worth()));
            bool With(int row, long amount)
            {
                left[row] = amount;
                _chooser.Solve(request, table, left, -bonus);
                left[row] = 0;
                return _chooser.Value > without + 0.5;
            }
            double Worth() => Math.Round(_chooser.Value - without, 1);
        }
        return gains;
    }

    /// <summary>The needs for which the wished fund pays.</summary>
    private Gain Paid(int request, Package package, double worth)
    {
        var needs = new List<Need>();
        long money = 0;
        for (var place = 0; place < package.Payers.Length; place++)
        {
            var item = _wished.ItemStart[request] + place;
            if (
                package.Payers[place] < 0
                || _wished.FundRow[_wished.PayerFund[package.Payers[place]]] != _fundRow
            )
                continue;
            money += _wished.ItemCost[item];
            if (!needs.Contains(_portfolio.Items[item].Need))
                needs.Add(_portfolio.Items[item].Need);
        }
        return new Gain(OfferSort.Fund, needs, Others(request, needs), worth, money);
    }

    /// <summary>Other needs that the package found last serves.</summary>
    private List<Need> Others(int request, List<Need> needs)
    {
        var package = _chooser.Get();
        return
        [
            .. Enumerable
                .Range(0, package.Options.Length)
                .Where(place => package.Options[place] != Package.LeftOut)
                .Select(place => _portfolio.Items[_wished.ItemStart[request] + place].Need)
                .Distinct()
                .Except(needs),
        ];
    }

    private OfferSort SortOf(Need need) =>
        need switch
        {
            { Kind: AssistanceKind.Material } => OfferSort.Material,
            { Item: not null } => OfferSort.Training,
            { Competences.Count: > 0, Unit: null or "person-day" } => OfferSort.Expert,
            _ => _policy.ServedBy.GetValueOrDefault(need.Kind, []) is [var first, ..]
                ? first
                : OfferSort.Expert,
        };

    private List<int> AllOptions(int item) =>
        [
            .. Enumerable.Range(
                _problem.OptionStart[item],
                _problem.OptionStart[item + 1] - _problem.OptionStart[item]
            ),
        ];

    private void AddWish(ProblemBuilder builder, int item)
    {
        if (_problem.ItemMoneyOnly[item])
            return;
        var (need, amount) = _portfolio.Items[item];
        var window = _portfolio.Index.WindowOf(need);
        int first = _portfolio.Periods.Of(window.From),
            last = Math.Min(_problem.Periods - 1, _portfolio.Periods.Of(window.To));
        for (var period = first; period <= last; period++)
        {
            var value = Points.OfPart(
                PointsOf(need),
                1000,
                amount,
                need.Quantity ?? 1,
                period - first,
                _policy
            );
            builder.AddOption(_problem.OrganisationCount, period, period, value, false);
            builder.AddUse(_firstWish + item, 1);
        }
    }

    private void AddWishedFund(ProblemBuilder builder, int fund, int request)
    {
        var count = _problem.ItemsOf(request);
        var values = new int[count];
        for (var place = 0; place < count; place++)
        {
            var item = _problem.ItemStart[request] + place;
            var (need, amount) = _portfolio.Items[item];
            if (_problem.ItemMoneyOnly[item])
                values[place] = Points.OfPart(
                    PointsOf(need),
                    1000,
                    amount,
                    MatchingIndex.MoneyAsked(need),
                    0,
                    _policy
                );
        }
        builder.AddPayer(fund, 0, (1 << count) - 1, values);
    }

    private long PointsOf(Need need) =>
        Points.OfNeed(need, _portfolio.Index.StateOf(_portfolio.Index.RequestOf(need.Id)), _policy);
}

/// <summary>What one more provider, or one more fund, would be worth to a request.</summary>
/// <param name="Sort">The sort of offer.</param>
/// <param name="Needs">The needs it would serve or pay for.</param>
/// <param name="WithThem">Other needs of the request that are then served with them.</param>
/// <param name="Points">By how much the request's best package gains.</param>
/// <param name="Quantity">How much of it is asked for; minor units of money for a fund.</param>
internal sealed record Gain(
    OfferSort Sort,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<Need> WithThem,
    double Points,
    long Quantity
);
