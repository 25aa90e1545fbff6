using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Scoring;

namespace Confero.Matching.Planning;

/// <summary>Finds the packages and prices of an earlier plan again in a portfolio that has changed since.</summary>
internal sealed class StandingPackages
{
    private readonly Portfolio _portfolio;
    private readonly Problem _problem;
    private readonly Dictionary<string, int> _numbers;

    public StandingPackages(Portfolio portfolio)
    {
        _portfolio = portfolio;
        _problem = portfolio.Problem;
        _numbers = portfolio
            .Index.Input.Requests.Select((request, number) => (request.Id, number))
            .ToDictionary(x => x.Id, x => x.number, StringComparer.Ordinal);
    }

    /// <summary>The packages that are still possible, and the requests whose package no longer is.</summary>
    public (Selection Standing, List<int> Broken) Find(Plan plan)
    {
        var selection = new Selection(_problem);
        var broken = new List<int>();
        foreach (var outcome in plan.Packages.Where(package => package.Partners.Count > 0))
        {
            if (!_numbers.TryGetValue(outcome.RequestId, out var number))
                continue;
            if (Find(outcome, number) is { } package && selection.Fits(package))
                selection.Put(package);
            else
                broken.Add(number);
        }
        return (selection, broken);
    }

    /// <summary>The prices of a certificate, where what they are for is still there.</summary>
    public Prices Prices(Certificate certificate)
    {
        var prices = new Prices(_problem, new RoundingSteps(_problem));
        var known = certificate.Resources.ToDictionary(x => (x.OfferId, x.Limit, x.From, x.To));
        for (var row = 0; row < _problem.RowCount; row++)
        {
            var source = _portfolio.Rows[row];
            var key = (source.Offer.Id, source.Limit, source.Days?.From, source.Days?.To);
            if (known.TryGetValue(key, out var price))
                prices.Row[row] = price.PointsPerUnit;
        }
        Groups(certificate.States, _portfolio.States, 0);
        Groups(certificate.Regions, _portfolio.Regions, _portfolio.States.Count);
        return prices;
        void Groups(IReadOnlyList<StatePrice> given, IReadOnlyList<string> codes, int first)
        {
            var points = given.ToDictionary(x => x.State, x => x.Price, StringComparer.Ordinal);
            for (var i = 0; i < codes.Count; i++)
                prices.Group[first + i] = Math.Min(
                    _problem.Groups.Most(first + i),
                    points.GetValueOrDefault(codes[i]) / 1024.0
                );
        }
    }

    private Package? Find(PackageOutcome outcome, int number)
    {
        var count = _problem.ItemsOf(number);
        var options = Enumerable.Repeat(Package.LeftOut, count).ToArray();
        var payers = Enumerable.Repeat(Package.Unpaid, count).ToArray();
        foreach (var need in outcome.Needs)
            if (!Find(need, number, options, payers))
                return null;
        if (!PackageRules.Keep(_problem, number, options, payers))
            return null;
        var package = Package.Of(_problem, number, options, payers);
        return package.Partners <= _problem.RequestMaxPartners[number] ? package : null;
    }

    private bool Find(NeedOutcome need, int number, int[] options, int[] payers)
    {
        var first = _problem.ItemStart[number];
        var places = new Queue<int>(
            Enumerable.Range(0, options.Length).Where(p => _portfolio.Items[first + p].Need.Id == need.NeedId)
        );
        var place = -1;
        foreach (var contribution in need.Contributions)
        {
            var isMoney = contribution.Role == ContributionRole.Funding;
            if (!isMoney || place < 0 || _problem.ItemMoneyOnly[first + place] || payers[place] >= 0)
            {
                if (!places.TryDequeue(out place))
                    return false;
                options[place] = isMoney ? Package.MoneyOnly : OptionOf(first + place, contribution);
                if (options[place] == Package.LeftOut || isMoney && !_problem.ItemMoneyOnly[first + place])
                    return false;
            }
            if (isMoney && (payers[place] = PayerOf(number, place, contribution.OfferId)) < 0)
                return false;
        }
        return Enumerable
            .Range(0, options.Length)
            .All(p =>
                _portfolio.Items[first + p].Need.Id != need.NeedId
                || (options[p] == Package.MoneyOnly || options[p] >= 0 && _problem.OptionPaid[options[p]])
                    == (payers[p] >= 0)
            );
    }

    private int OptionOf(int item, Contribution contribution)
    {
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
        {
            var source = _portfolio.Options[option];
            if (
                source.Offer.Id == contribution.OfferId
                && source.Period.From == contribution.From
                && source.Period.To == contribution.To
                && source.Quantity == contribution.Quantity
            )
                return option;
        }
        return Package.LeftOut;
    }

    private int PayerOf(int number, int place, string fund)
    {
        for (var payer = _problem.PayerStart[number]; payer < _problem.PayerStart[number + 1]; payer++)
            if (_portfolio.Payers[payer].Fund.Id == fund && (_problem.PayerItems[payer] >> place & 1) != 0)
                return payer;
        return Package.Unpaid;
    }
}
