using System.Runtime.InteropServices;

namespace Confero.Matching.Packages;

/// <summary>Which funds could pay for a package together, and what it could be worth with each such set.</summary>
internal sealed class PayerSets
{
    private readonly Problem _problem;
    private readonly OptionLists _lists;
    private readonly Blocks _blocks;
    private readonly Grants _grants;
    private readonly double[] _optimistic = new double[Problem.MostItems];
    private readonly List<PayerSet> _sets = [];
    private readonly List<int> _payerOrganisations = [];

    public PayerSets(Problem problem, OptionLists lists, Blocks blocks, Grants grants) =>
        (_problem, _lists, _blocks, _grants) = (problem, lists, blocks, grants);

    /// <summary>For each slot of which options may or may not be paid, what a payment is worth at best.</summary>
    public double[] Payment { get; } = new double[Problem.MostItems];

    /// <summary>Sets of at most two payers that could lead to more than a value, the most promising first.</summary>
    public List<PayerSet> List(int request, SlotLimits limits, double above)
    {
        int start = _problem.PayerStart[request],
            end = _problem.PayerStart[request + 1];
        _sets.Clear();
        _payerOrganisations.Clear();
        _blocks.Begin(_lists.Slots);
        for (var payer = start; payer < end; payer++)
            _payerOrganisations.Add(_blocks.IndexOf(OrganisationOf(payer)));
        var payerOrganisations = _blocks.Known;
        Relax(start, end);
        _blocks.Build(_lists, limits, Payment);
        _blocks.Solve(CollectionsMarshal.AsSpan(_payerOrganisations), -1);
        _blocks.Optimistic(payerOrganisations, _optimistic);
        Add(-1, -1, above);
        if (_problem.MaxFunds == 0)
            return _sets;
        for (var first = start; first < end; first++)
        {
            if (!_grants.CanPay(first))
                continue;
            Add(first, -1, above);
            for (var second = first + 1; _problem.MaxFunds > 1 && second < end; second++)
                if (_grants.CanPay(second))
                    Add(first, second, above);
        }
        _sets.Sort(static (a, b) => b.Bound.CompareTo(a.Bound));
        return _sets;
    }

    private void Add(int first, int second, double above)
    {
        var fixedValue = 0.0;
        if (first >= 0)
            fixedValue += _problem.PayerPreference[first] - _problem.PartnerCost;
        if (second >= 0)
        {
            fixedValue += _problem.PayerPreference[second];
            if (OrganisationOf(first) != OrganisationOf(second))
                fixedValue -= _problem.PartnerCost;
        }
        if (fixedValue + _grants.QuickBound(first, second, _optimistic) <= above)
            return;
        var bound = fixedValue + _grants.Bound(first, second, _blocks.Best);
        if (bound > above)
            _sets.Add(new PayerSet(bound, fixedValue, first, second));
    }

    /// <summary>The best payment of each mixed slot by any of these payers.</summary>
    private void Relax(int start, int end)
    {
        for (var slot = 0; slot < _lists.Slots; slot++)
        {
            Payment[slot] = Blocks.Impossible * 2;
            if ((_lists.Mixed >> slot & 1) != 0)
                for (var payer = start; payer < end; payer++)
                    Payment[slot] = Math.Max(Payment[slot], _grants.Gain(payer, _lists.PlaceOf[slot]));
        }
    }

    /// <summary>Values open payments as these payers could at best make them.</summary>
    public void Prepare(PayerSet set)
    {
        if (_lists.Mixed == 0)
            return;
        Relax(0, 0);
        foreach (var payer in (ReadOnlySpan<int>)[set.First, set.Second])
            for (var slot = 0; payer >= 0 && slot < _lists.Slots; slot++)
                Payment[slot] = Math.Max(Payment[slot], _grants.Gain(payer, _lists.PlaceOf[slot]));
    }

    private int OrganisationOf(int payer) => _problem.FundOrganisation[_problem.PayerFund[payer]];
}

/// <summary>At most two payers.</summary>
/// <param name="Bound">No package with exactly these is worth more.</param>
/// <param name="FixedValue">Their preferences less their partner costs.</param>
/// <param name="First">A payer, or negative for none.</param>
/// <param name="Second">Another, or negative for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PayerSet(double Bound, double FixedValue, int First, int Second);
