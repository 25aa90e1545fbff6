using System.Numerics;
using System.Runtime.InteropServices;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>Lists every package of a request that is worth at least so much at given prices.</summary>
internal sealed class PackageEnumeration
{
    private readonly Problem _problem;
    private readonly List<Choice>[] _choices = new List<Choice>[Problem.MostItems];
    private readonly double[] _rest = new double[Problem.MostItems + 1];
    private readonly int[] _options = new int[Problem.MostItems];
    private readonly int[] _payers = new int[Problem.MostItems];
    private readonly List<int> _partners = [];
    private readonly int[] _itemsOfOrganisation;
    private List<(double Value, Package Package)> _found = null!;
    private PriceTable _prices = null!;
    private int _request;
    private int _count;
    private double _atLeast;
    private int[] _set = [];

    public PackageEnumeration(Problem problem)
    {
        _problem = problem;
        _itemsOfOrganisation = new int[problem.OrganisationCount];
        for (var place = 0; place < _choices.Length; place++)
            _choices[place] = [];
    }

    /// <summary>Nodes that may still be visited; negative once they were too few and the list is not complete.</summary>
    public long NodesLeft { get; set; } = 2_000_000;

    /// <summary>Adds every package worth at least so much, prices subtracted.</summary>
    /// <returns>Whether the list is complete.</returns>
    public bool Run(int request, PriceTable prices, double atLeast, List<(double Value, Package Package)> found)
    {
        (_request, _prices, _atLeast, _found) = (request, prices, atLeast, found);
        _count = _problem.ItemsOf(request);
        var payers = Enumerable
            .Range(_problem.PayerStart[request], _problem.PayerStart[request + 1] - _problem.PayerStart[request])
            .ToList();
        Explore([]);
        if (_problem.MaxFunds > 0)
            foreach (var payer in payers)
                Explore([payer]);
        if (_problem.MaxFunds > 1)
            for (var first = 0; first < payers.Count; first++)
            for (var second = first + 1; second < payers.Count; second++)
                Explore([payers[first], payers[second]]);
        return NodesLeft >= 0;
    }

    private void Explore(int[] set)
    {
        _set = set;
        _partners.Clear();
        var value = 0.0;
        foreach (var payer in set)
        {
            value += _problem.PayerPreference[payer];
            value -= Join(OrganisationOf(payer));
        }
        if (_partners.Count > _problem.RequestMaxPartners[_request])
            return;
        if (!ListChoices())
            return;
        Visit(0, value, value);
    }

    private int OrganisationOf(int payer) => _problem.FundOrganisation[_problem.PayerFund[payer]];

    private double Join(int organisation)
    {
        if (_partners.Contains(organisation))
            return 0;
        _partners.Add(organisation);
        return _problem.PartnerCost;
    }

    /// <summary>What may be chosen for each item, with an optimistic value that shares partner costs among all items.</summary>
    private bool ListChoices()
    {
        var first = _problem.ItemStart[_request];
        for (var item = first; item < first + _count; item++)
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
            _itemsOfOrganisation[_problem.OptionOrganisation[option]] = 0;
        for (var item = first; item < first + _count; item++)
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
            _itemsOfOrganisation[_problem.OptionOrganisation[option]] |= 1 << item - first;
        for (var place = 0; place < _count; place++)
            ListChoices(place, first + place);
        _rest[_count] = 0;
        for (var place = _count - 1; place >= 0; place--)
        {
            var isMandatory = (_problem.RequestMandatory[_request] >> place & 1) != 0;
            if (isMandatory && _choices[place].Count == 0)
                return false;
            var best = _choices[place].Count == 0 ? 0 : _choices[place][0].Optimistic;
            _rest[place] = _rest[place + 1] + (isMandatory ? best : Math.Max(0, best));
        }
        return true;
    }

    private void ListChoices(int place, int item)
    {
        var choices = _choices[place];
        choices.Clear();
        if (_problem.ItemMoneyOnly[item])
            AddPaid(choices, Package.MoneyOnly, _problem.ItemBase[item], 0, place, item);
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
        {
            double value = _problem.OptionValue[option];
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                value -= _prices.KindCost[_problem.UseKind[use]];
            if (double.IsNegativeInfinity(value))
                continue;
            var organisation = _problem.OptionOrganisation[option];
            var share = _partners.Contains(organisation)
                ? 0
                : (double)_problem.PartnerCost / BitOperations.PopCount((uint)_itemsOfOrganisation[organisation]);
            if (_problem.OptionPaid[option])
                AddPaid(choices, option, value, share, place, item);
            else
                choices.Add(new Choice(value - share, value, option, Package.Unpaid));
        }
        choices.Sort(static (a, b) => b.Optimistic.CompareTo(a.Optimistic));
    }

    private void AddPaid(List<Choice> choices, int option, double value, double share, int place, int item)
    {
        foreach (var payer in _set)
            if ((_problem.PayerItems[payer] >> place & 1) != 0)
            {
                var row = _problem.FundRow[_problem.PayerFund[payer]];
                var paid =
                    value
                    + _problem.PaymentValue(payer, place)
                    - _problem.ItemCost[item] * _prices.Row(row);
                choices.Add(new Choice(paid - share, paid, option, payer));
            }
    }

    private void Visit(int place, double value, double optimistic)
    {
        if (--NodesLeft < 0)
            return;
        if (place == _count)
        {
            Finish();
            return;
        }
        var isMandatory = (_problem.RequestMandatory[_request] >> place & 1) != 0;
        foreach (var choice in _choices[place])
        {
            var reach = optimistic + choice.Optimistic;
            if (reach + _rest[place + 1] < _atLeast)
                break;
            (_options[place], _payers[place]) = (choice.Option, choice.Payer);
            var joined = 0.0;
            var partners = _partners.Count;
            if (choice.Option >= 0)
                joined = Join(_problem.OptionOrganisation[choice.Option]);
            if (_partners.Count <= _problem.RequestMaxPartners[_request])
                Visit(place + 1, value + choice.Value - joined, reach);
            _partners.RemoveRange(partners, _partners.Count - partners);
        }
        if (isMandatory || optimistic + _rest[place + 1] < _atLeast)
            return;
        (_options[place], _payers[place]) = (Package.LeftOut, Package.Unpaid);
        Visit(place + 1, value, optimistic);
    }

    private void Finish()
    {
        var options = _options.AsSpan(0, _count);
        var payers = _payers.AsSpan(0, _count);
        if (!PackageRules.Keep(_problem, _request, options, payers))
            return;
        foreach (var payer in _set)
            if (!payers.Contains(payer))
                return;
        var package = Package.Of(_problem, _request, options, payers);
        foreach (var use in package.Uses)
            if (use.Amount > _problem.RowCapacity[use.Row])
                return;
        var value = Chooser.Reduced(_problem, package, _prices);
        if (value >= _atLeast - 1e-9)
            _found.Add((value, package));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Choice(double Optimistic, double Value, int Option, int Payer);
}
