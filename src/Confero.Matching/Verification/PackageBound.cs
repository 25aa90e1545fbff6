using System.Numerics;
using Confero.Matching.Packages;

namespace Confero.Matching.Verification;

/// <summary>
/// The best package of one request at given prices, by plain branch and bound in whole numbers: item after item, option after
/// option, the most promising payers first. Where it takes too long, the best that might still have been there counts, so the result is never too low.
/// </summary>
internal sealed class PackageBound
{
    private const int MostNodes = 12_000_000;

    private static readonly Int128 Least = -((Int128)1 << 80);

    private readonly Problem _problem;
    private readonly RowPrice[] _prices;
    private readonly int _request;
    private readonly int _first;
    private readonly int _count;
    private readonly Int128 _partner;
    private readonly List<(Int128 Hope, Int128 Value, int Option, int Payer)>[] _choices;
    private readonly Int128[] _rest;
    private readonly int[] _options;
    private readonly int[] _payers;
    private readonly List<int> _partners = [];
    private readonly Dictionary<int, int> _itemsOf = [];
    private int[] _set = [];
    private Int128 _best;
    private int _nodes;

    public PackageBound(Problem problem, RowPrice[] prices, int request)
    {
        (_problem, _prices, _request) = (problem, prices, request);
        _first = problem.ItemStart[request];
        _count = problem.ItemStart[request + 1] - _first;
        _partner = (Int128)problem.PartnerCost << CertificateCheck.Scale;
        _choices = new List<(Int128, Int128, int, int)>[_count];
        _rest = new Int128[_count + 1];
        _options = new int[_count];
        _payers = new int[_count];
    }

    public bool IsCutOff => _nodes > MostNodes;

    /// <summary>A value no package exceeds, scaled; very low if there is no package.</summary>
    public Int128 Best()
    {
        _best = Least;
        var sets = new List<(Int128 Hope, int[] Payers)>();
        int start = _problem.PayerStart[_request],
            end = _problem.PayerStart[_request + 1];
        sets.Add((HopeOf([]), []));
        for (var a = start; a < end && _problem.MaxFunds > 0; a++)
        {
            sets.Add((HopeOf([a]), [a]));
            for (var b = a + 1; b < end && _problem.MaxFunds > 1; b++)
                sets.Add((HopeOf([a, b]), [a, b]));
        }
        foreach (var (hope, payers) in sets.OrderByDescending(set => set.Hope))
            if (hope > _best)
            {
                var value = Begin(payers);
                Visit(0, value, value);
            }
        return _best;
    }

    /// <summary>What no package with exactly these payers exceeds, at first sight.</summary>
    private Int128 HopeOf(int[] payers)
    {
        var value = Begin(payers);
        return _rest[0] == Least ? Least : value + _rest[0];
    }

    /// <summary>Lists what every item could be served by with these payers.</summary>
    /// <returns>What they are worth by themselves.</returns>
    private Int128 Begin(int[] payers)
    {
        _set = payers;
        _partners.Clear();
        var value = Int128.Zero;
        foreach (var payer in payers)
            value +=
                ((Int128)_problem.PayerPreference[payer] << CertificateCheck.Scale)
                - Join(Organisation(payer));
        for (var place = 0; place < _count; place++)
            ListChoices(place);
        _rest[_count] = 0;
        for (var place = _count - 1; place >= 0; place--)
        {
            var mandatory = (_problem.RequestMandatory[_request] >> place & 1) != 0;
            if (_choices[place].Count == 0 && mandatory)
            {
                _rest[0] = Least;
                break;
            }
            var hope = _choices[place].Count == 0 ? 0 : _choices[place][0].Hope;
            _rest[place] = _rest[place + 1] + (mandatory ? hope : Int128.Max(0, hope));
        }
        return value;
    }

    private int Organisation(int payer) => _problem.FundOrganisation[_problem.PayerFund[payer]];

    private Int128 Join(int organisation)
    {
        if (_partners.Contains(organisation))
            return 0;
        _partners.Add(organisation);
        return _partner;
    }

    private void ListChoices(int place)
    {
        var item = _first + place;
        var choices = _choices[place] = [];
        if (_problem.ItemMoneyOnly[item])
            AddPaid(
                choices,
                place,
                Package.MoneyOnly,
                (Int128)_problem.ItemBase[item] << CertificateCheck.Scale,
                0
            );
        for (var option = _problem.OptionStart[item]; option < _problem.OptionStart[item + 1]; option++)
        {
            var value = (Int128)_problem.OptionValue[option] << CertificateCheck.Scale;
            var fits = true;
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
            {
                value -= _prices[_problem.UseRow(use)].Of(_problem.UseAmount(use));
                fits &= _problem.UseAmount(use) <= _problem.RowCapacity[_problem.UseRow(use)];
            }
            if (!fits)
                continue;
            var organisation = _problem.OptionOrganisation[option];
            var share = _partners.Contains(organisation) ? 0 : _partner / ItemsOf(organisation);
            if (_problem.OptionPaid[option])
                AddPaid(choices, place, option, value, share);
            else
                choices.Add((value - share, value, option, Package.Unpaid));
        }
        choices.Sort((a, b) => b.Hope.CompareTo(a.Hope));
    }

    private int ItemsOf(int organisation)
    {
        if (_itemsOf.TryGetValue(organisation, out var count))
            return count;
        for (var item = _first; item < _first + _count; item++)
            if (
                _problem
                    .OptionOrganisation.AsSpan(
                        _problem.OptionStart[item],
                        _problem.OptionStart[item + 1] - _problem.OptionStart[item]
                    )
                    .Contains(organisation)
            )
                count++;
        return _itemsOf[organisation] = count;
    }

    private void AddPaid(
        List<(Int128, Int128, int, int)> choices,
        int place,
        int option,
        Int128 value,
        Int128 share
    )
    {
        foreach (var payer in _set)
            if ((_problem.PayerItems[payer] >> place & 1) != 0)
            {
                var unit = _prices[_problem.FundRow[_problem.PayerFund[payer]]].Unit;
                var paid =
                    value
                    + ((Int128)_problem.PaymentValue(payer, place) << CertificateCheck.Scale)
                    - (Int128)unit * _problem.ItemCost[_first + place];
                choices.Add((paid - share, paid, option, payer));
            }
    }

    private void Visit(int place, Int128 value, Int128 hope)
    {
        if (hope + _rest[place] <= _best)
            return;
        if (++_nodes > MostNodes)
        {
            _best = hope + _rest[place];
            return;
        }
        if (place == _count)
        {
            Finish(value);
            return;
        }
        foreach (var choice in _choices[place])
        {
            if (hope + choice.Hope + _rest[place + 1] <= _best)
                break;
            (_options[place], _payers[place]) = (choice.Option, choice.Payer);
            var before = _partners.Count;
            var joining = choice.Option >= 0 ? Join(_problem.OptionOrganisation[choice.Option]) : 0;
            if (_partners.Count <= _problem.RequestMaxPartners[_request])
                Visit(place + 1, value + choice.Value - joining, hope + choice.Hope);
            _partners.RemoveRange(before, _partners.Count - before);
        }
        if ((_problem.RequestMandatory[_request] >> place & 1) != 0)
            return;
        (_options[place], _payers[place]) = (Package.LeftOut, Package.Unpaid);
        Visit(place + 1, value, hope);
    }

    /// <summary>Rules between items, grants and rows; steps of the funds' prices come off at the end.</summary>
    private void Finish(Int128 value)
    {
        var served = 0;
        for (var place = 0; place < _count; place++)
            served |= _options[place] != Package.LeftOut ? 1 << place : 0;
        if (served == 0 || _partners.Count > _problem.RequestMaxPartners[_request])
            return;
        foreach (var rule in _problem.RulesOf(_request))
            if (IsBroken(rule, served))
                return;
        var paid = 0L;
        for (var place = 0; place < _count; place++)
            paid += _payers[place] == Package.Unpaid ? 0 : _problem.ItemCost[_first + place];
        foreach (var payer in _set)
        {
            long grant = 0,
                own = 0;
            for (var place = 0; place < _count; place++)
            {
                var cost = _problem.ItemCost[_first + place];
                grant += _payers[place] == payer ? cost : 0;
                own += _payers[place] >= 0 && Organisation(_payers[place]) == Organisation(payer) ? cost : 0;
            }
            var fund = _problem.PayerFund[payer];
            if (
                grant < Math.Max(1, _problem.FundMinimum[fund])
                || grant > _problem.FundMaximum[fund]
                || (Int128)100 * (paid - own) < (Int128)_problem.FundOthersPercent[fund] * paid
            )
                return;
            var price = _prices[_problem.FundRow[fund]];
            value -= price.Of(grant) - (Int128)price.Unit * grant;
        }
        if (value > _best && Fits())
            _best = value;
    }

    private bool IsBroken(ItemRule rule, int served)
    {
        bool a = (served >> rule.A & 1) != 0,
            b = (served >> rule.B & 1) != 0;
        return rule.Kind switch
        {
            ItemRuleKind.Implies => a && !b,
            ItemRuleKind.Excludes => a && b,
            ItemRuleKind.AnyOf => BitOperations.PopCount((uint)(rule.A & served)) == 0,
            _ => _options[rule.A] >= 0
                && _options[rule.B] >= 0
                && _problem.OptionLast[_options[rule.A]] >= _problem.OptionFirst[_options[rule.B]],
        };
    }

    private bool Fits()
    {
        var used = new Dictionary<int, long>();
        foreach (var option in _options.Where(option => option >= 0))
            for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                used[_problem.UseRow(use)] =
                    used.GetValueOrDefault(_problem.UseRow(use)) + _problem.UseAmount(use);
        return used.All(use => use.Value <= _problem.RowCapacity[use.Key]);
    }
}
