using System.Numerics;
using Confero.Matching.Pricing;

namespace Confero.Matching.Packages;

/// <summary>
/// Chooses which items to serve and which of at most two funds pays for each, given what every set of items is worth in kind.
/// Exact by enumeration: grants must lie between each fund's least and largest one.
/// </summary>
internal sealed class Grants
{
    private const double Never = -1e15;

    private readonly Problem _problem;
    private readonly double[] _cost = new double[Size];
    private readonly int[] _slots = new int[Size];
    private readonly bool[] _allowed = new bool[Size];
    private readonly double[] _money = new double[Size];
    private readonly double[] _gainA = new double[Size];
    private readonly double[] _gainB = new double[Size];
    private readonly double[] _gain = new double[Size];
    private readonly double[] _itemCost = new double[Problem.MostItems];
    private OptionLists _lists = null!;
    private PriceTable _prices = null!;
    private long[]? _left;
    private int _count;
    private int _first;
    private int _mandatory;
    private int _servable;
    private int _mustPay;
    private bool _hasLogic;

    public Grants(Problem problem) => _problem = problem;

    private static int Size => 1 << Problem.MostItems;

    /// <summary>The items that are best served, after <see cref="Pick"/>.</summary>
    public int Served { get; private set; }

    /// <summary>Those of them for which the first payer pays; the second pays for the other paid ones.</summary>
    public int ByFirst { get; private set; }

    /// <summary>The value of that choice, prices subtracted.</summary>
    public double Value { get; private set; }

    /// <summary>Prepares for a request whose options are loaded.</summary>
    public void Begin(int request, OptionLists lists, PriceTable prices, long[]? left)
    {
        (_lists, _prices, _left) = (lists, prices, left);
        _count = _problem.ItemsOf(request);
        _first = _problem.ItemStart[request];
        _mandatory = _problem.RequestMandatory[request];
        _servable = _mustPay = 0;
        _cost[0] = _money[0] = 0;
        for (var place = 0; place < _count; place++)
        {
            var slot = lists.SlotOf[place];
            _itemCost[place] = _problem.ItemCost[_first + place];
            if (slot == OptionLists.Impossible)
                continue;
            _servable |= 1 << place;
            if (slot == OptionLists.ByMoney || (lists.Paid >> slot & 1) != 0)
                _mustPay |= 1 << place;
        }
        for (var set = 1; set < 1 << _count; set++)
        {
            int place = BitOperations.TrailingZeroCount(set),
                rest = set & (set - 1),
                slot = lists.SlotOf[place];
            _cost[set] = _cost[rest] + _itemCost[place];
            _slots[set] = slot >= 0 ? _slots[rest] | 1 << slot : _slots[rest];
            _money[set] =
                slot == OptionLists.ByMoney ? _money[rest] + _problem.ItemBase[_first + place] : _money[rest];
        }
        NoteLogic(request);
    }

    /// <summary>What a payer's payment for an item is worth, its price subtracted; far below zero if it may not pay for it.</summary>
    public double Gain(int payer, int place) =>
        (_problem.PayerItems[payer] >> place & 1) == 0
            ? Never
            : _problem.PaymentValue(payer, place)
                - _itemCost[place] * _prices.Row(_problem.FundRow[_problem.PayerFund[payer]]);

    /// <summary>Whether a payer has enough left for its least grant.</summary>
    public bool CanPay(int payer)
    {
        var fund = _problem.PayerFund[payer];
        return Most(payer) >= Math.Max(1, _problem.FundMinimum[fund]);
    }

    /// <summary>A looser and quicker bound, from what each slot is worth at most by itself.</summary>
    public double QuickBound(int first, int second, double[] bySlot)
    {
        var sum = 0.0;
        for (var place = 0; place < _count; place++)
        {
            var bit = 1 << place;
            var isMandatory = (_mandatory & bit) != 0;
            if ((_servable & bit) == 0)
            {
                if (isMandatory)
                    return Never;
                continue;
            }
            var slot = _lists.SlotOf[place];
            var value = slot >= 0 ? bySlot[slot] : _money[bit];
            if ((_mustPay & bit) != 0)
                value += Math.Max(
                    first < 0 ? Never : Gain(first, place),
                    second < 0 ? Never : Gain(second, place)
                );
            if (isMandatory || value > 0)
                sum += value;
        }
        return sum;
    }

    /// <summary>A value that no choice with these payers exceeds, given what sets of slots are worth.</summary>
    /// <param name="first">A payer, or negative.</param>
    /// <param name="second">Another, or negative.</param>
    /// <param name="inKind">Value of every set of slots.</param>
    public double Bound(int first, int second, double[] inKind)
    {
        SumGains(first, second);
        var optional = _servable & ~_mandatory;
        var best = Never;
        if ((_mandatory & ~_servable) != 0)
            return best;
        for (var part = optional; ; part = (part - 1) & optional)
        {
            var set = _mandatory | part;
            if (set != 0 && (!_hasLogic || _allowed[set]))
                best = Math.Max(best, inKind[_slots[set]] + _money[set] + _gain[set & _mustPay]);
            if (part == 0)
                return best;
        }
    }

    /// <summary>Finds the best choice with exactly these payers; slots whose payment is open are not yet counted in grants.</summary>
    /// <param name="first">A payer, or negative for none.</param>
    /// <param name="second">Another, or negative for none.</param>
    /// <param name="inKind">Value of every set of slots.</param>
    /// <param name="open">Items that may turn out to be paid or not.</param>
    /// <param name="fixedValue">Preferences of the payers less their partner costs.</param>
    /// <param name="above">Only a choice worth more than this counts.</param>
    /// <param name="paid">Items that are certainly paid where served.</param>
    public bool Pick(
        int first,
        int second,
        double[] inKind,
        int paid,
        int open,
        double fixedValue,
        double above
    )
    {
        SumGains(first, second);
        Value = above;
        var found = false;
        var optional = _servable & ~_mandatory;
        for (var part = optional; ; part = (part - 1) & optional)
        {
            var set = _mandatory | part;
            var value = fixedValue + inKind[_slots[set]] + _money[set];
            if (
                set != 0
                && (!_hasLogic || _allowed[set])
                && value + _gain[set & paid] > Value
                && Assign(first, second, set & paid, (set & open) != 0, value)
            )
            {
                Served = set;
                found = true;
            }
            if (part == 0)
                return found;
        }
    }

    /// <summary>The best division of paid items between the payers, if one is worth more than <see cref="Value"/>.</summary>
    /// <param name="first">A payer, or negative for none.</param>
    /// <param name="second">Another, or negative for none.</param>
    /// <param name="paid">The items to be paid.</param>
    /// <param name="open">Whether further payments may follow, so that a grant may still be too small.</param>
    /// <param name="value">Value of everything else.</param>
    public bool Assign(int first, int second, int paid, bool open, double value)
    {
        if (first < 0)
        {
            if (paid != 0 || value <= Value)
                return false;
            (Value, ByFirst) = (value, 0);
            return true;
        }
        if (second < 0)
        {
            var sum = value + _gainA[paid];
            if (
                sum <= Value
                || !IsGrant(first, _cost[paid], open)
                || !open && !CoFunding.Keep(_problem, first, (long)_cost[paid], -1, 0)
            )
                return false;
            sum -= Steps(first, _cost[paid]);
            if (sum <= Value)
                return false;
            (Value, ByFirst) = (sum, paid);
            return true;
        }
        var found = false;
        for (var part = paid; ; part = (part - 1) & paid)
        {
            var sum = value + _gainA[part] + _gainB[paid ^ part];
            double costA = _cost[part],
                costB = _cost[paid ^ part];
            if (
                sum > Value
                && IsGrant(first, costA, open)
                && IsGrant(second, costB, open)
                && (open || CoFunding.Keep(_problem, first, (long)costA, second, (long)costB))
            )
            {
                sum -= Steps(first, costA) + Steps(second, costB);
                if (sum > Value)
                {
                    (Value, ByFirst) = (sum, part);
                    found = true;
                }
            }
            if (part == 0)
                return found;
        }
    }

    /// <summary>Starts a new comparison for <see cref="Assign"/>.</summary>
    public void Reset(double above) => Value = above;

    private double Steps(int payer, double grant) =>
        _prices.Steps(_problem.FundRow[_problem.PayerFund[payer]], (long)grant);

    private bool IsGrant(int payer, double grant, bool open) =>
        grant <= Most(payer)
        && (open || grant >= _problem.FundMinimum[_problem.PayerFund[payer]] && grant > 0);

    private long Most(int payer)
    {
        var fund = _problem.PayerFund[payer];
        var row = _problem.FundRow[fund];
        return Math.Min(_problem.FundMaximum[fund], _left is null ? _problem.RowCapacity[row] : _left[row]);
    }

    private void SumGains(int first, int second)
    {
        for (var place = 0; place < _count; place++)
        {
            int bit = 1 << place,
                rest = bit - 1;
            double a = first < 0 ? Never : Gain(first, place),
                b = second < 0 ? Never : Gain(second, place),
                either = Math.Max(a, b);
            for (var set = 0; set <= rest; set++)
            {
                _gainA[bit | set] = _gainA[set] + a;
                _gainB[bit | set] = _gainB[set] + b;
                _gain[bit | set] = _gain[set] + either;
            }
        }
    }

    private void NoteLogic(int request)
    {
        _hasLogic = false;
        foreach (var rule in _problem.RulesOf(request))
            _hasLogic |= rule.Kind != ItemRuleKind.Precedes;
        if (!_hasLogic)
            return;
        for (var set = 0; set < 1 << _count; set++)
            _allowed[set] = IsAllowed(set, request);
    }

    private bool IsAllowed(int set, int request)
    {
        foreach (var rule in _problem.RulesOf(request))
        {
            bool a = (set >> rule.A & 1) != 0,
                b = (set >> rule.B & 1) != 0;
            var kept = rule.Kind switch
            {
                ItemRuleKind.Implies => !a || b,
                ItemRuleKind.Excludes => !a || !b,
                ItemRuleKind.AnyOf => (set & rule.A) != 0,
                _ => true,
            };
            if (!kept)
                return false;
        }
        return true;
    }
}
