using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Planning;
using Confero.Matching.Pricing;

namespace Confero.Matching.Explain;

/// <summary>
/// A portfolio in which every need has one more provider that gives just what it asks for, pays its own way and is free at any
/// time, but is kept away by default; letting in one of them shows what it would be worth.
/// </summary>
internal sealed class WishedProviders
{
    private readonly Portfolio _portfolio;
    private readonly Problem _problem;
    private readonly Problem _wished;
    private readonly int _firstWish;

    public WishedProviders(Portfolio portfolio, MatchingPolicy policy)
    {
        _portfolio = portfolio;
        _problem = portfolio.Problem;
        _firstWish = _problem.RowCount;
        var builder = ProblemBuilder.WithRowsOf(_problem);
        for (var item = 0; item < _problem.ItemCount; item++)
            builder.AddRow(RowKind.Support, 1);
        for (var request = 0; request < _problem.RequestCount; request++)
            builder.Copy(_problem, request, AllOptions, item => AddWish(builder, item, policy));
        _wished = builder.Build(
            _problem.Periods,
            _problem.StateCount,
            _problem.OrganisationCount + 1,
            _problem.PartnerCost,
            _problem.StateBonus,
            _problem.MaxFunds
        );
    }

    /// <summary>For each need that would gain, by how much at these prices.</summary>
    public List<Gain> Gains(Prices prices)
    {
        var steps = new RoundingSteps(_wished);
        var padded = new Prices(_wished, steps);
        prices.Row.CopyTo(padded.Row, 0);
        var table = new PriceTable(_wished, steps).Fill(padded);
        var left = (long[])_wished.RowCapacity.Clone();
        Array.Clear(left, _firstWish, _problem.ItemCount);
        var chooser = new Chooser(_wished);
        var gains = new List<Gain>();
        for (var request = 0; request < _wished.RequestCount; request++)
        {
            var bonus = prices.State[_wished.RequestState[request]];
            chooser.Solve(request, table, left, -bonus);
            var without = chooser.Value;
            for (var item = _wished.ItemStart[request]; item < _wished.ItemStart[request + 1]; item++)
            {
                left[_firstWish + item] = 1;
                chooser.Solve(request, table, left, -bonus);
                left[_firstWish + item] = 0;
                if (chooser.Value > without + 0.5)
                    gains.Add(
                        new Gain(
                            _portfolio.Items[item].Need,
                            Math.Round(chooser.Value - without, 1),
                            _portfolio.Items[item].Amount
                        )
                    );
            }
        }
        return gains;
    }

    private List<int> AllOptions(int item) =>
        [
            .. Enumerable.Range(
                _problem.OptionStart[item],
                _problem.OptionStart[item + 1] - _problem.OptionStart[item]
            ),
        ];

    private void AddWish(ProblemBuilder builder, int item, MatchingPolicy policy)
    {
        if (_problem.ItemMoneyOnly[item])
            return;
        var (need, amount) = _portfolio.Items[item];
        var asked = need.Quantity ?? 1;
        var points = Points.OfNeed(
            need,
            _portfolio.Index.StateOf(_portfolio.Index.RequestOf(need.Id)),
            policy
        );
        var window = _portfolio.Index.WindowOf(need);
        int first = _portfolio.Periods.Of(window.From),
            last = Math.Min(_problem.Periods - 1, _portfolio.Periods.Of(window.To));
        for (var period = first; period <= last; period++)
        {
            var value = Points.OfPart(points, 1000, amount, asked, period - first, policy);
            builder.AddOption(_problem.OrganisationCount, period, period, value, false);
            builder.AddUse(_firstWish + item, 1);
        }
    }
}

/// <summary>What one more provider for a need would be worth, and how much of it.</summary>
internal sealed record Gain(Need Need, double Points, long Quantity);
