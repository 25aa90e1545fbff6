using System.Runtime.InteropServices;
using Confero.Matching.Pricing;

namespace Confero.Matching.Packages;

/// <summary>
/// The options of one request at given prices: what each is worth less what it takes. An item that can be served in kind has
/// a slot; each slot keeps those of its options that could be in a best package.
/// </summary>
internal sealed class OptionLists
{
    /// <summary>In place of a slot: the item is served by money alone.</summary>
    public const int ByMoney = -1;

    /// <summary>In place of a slot: nothing can serve the item.</summary>
    public const int Impossible = -2;

    private readonly Problem _problem;
    private readonly double[][] _allValues = Rows<double>();
    private readonly int[][] _allOptions = Rows<int>();
    private readonly int[] _allCount = new int[Problem.MostItems];
    private readonly bool[] _isBefore = new bool[Problem.MostItems];
    private readonly bool[] _isAfter = new bool[Problem.MostItems];
    private readonly double[] _best;
    private readonly List<AmountCap> _caps = [];

    public OptionLists(Problem problem)
    {
        _problem = problem;
        _best = new double[2 * problem.Periods];
    }

    /// <summary>For each item its slot, <see cref="ByMoney"/> or <see cref="Impossible"/>.</summary>
    public int[] SlotOf { get; } = new int[Problem.MostItems];

    /// <summary>For each slot the place of its item.</summary>
    public int[] PlaceOf { get; } = new int[Problem.MostItems];

    public int Slots { get; private set; }

    /// <summary>Whether every mandatory item of the request read last has options.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>For each slot the values of its options, prices subtracted.</summary>
    public double[][] Values { get; } = Rows<double>();

    /// <summary>For each slot its options.</summary>
    public int[][] Options { get; } = Rows<int>();

    /// <summary>For each slot how many options it has.</summary>
    public int[] Count { get; } = new int[Problem.MostItems];

    /// <summary>Slots of which some options must be paid and others not.</summary>
    public int Mixed { get; private set; }

    /// <summary>Slots of which all options must be paid.</summary>
    public int Paid { get; private set; }

    /// <summary>Reads a request's options that fit what is left.</summary>
    /// <returns>False if a mandatory item cannot be served.</returns>
    public bool Load(int request, PriceTable prices, long[]? left, Random? noise, double amplitude)
    {
        Slots = Mixed = Paid = 0;
        IsLoaded = false;
        _caps.Clear();
        int first = _problem.ItemStart[request],
            count = _problem.ItemsOf(request);
        for (var place = 0; place < count; place++)
        {
            if (_problem.ItemMoneyOnly[first + place])
            {
                SlotOf[place] = ByMoney;
                continue;
            }
            LoadItem(first + place, prices, left);
            if (_allCount[Slots] == 0)
            {
                SlotOf[place] = Impossible;
                if ((_problem.RequestMandatory[request] >> place & 1) != 0)
                    return false;
                continue;
            }
            if (noise is not null)
                for (var i = 0; i < _allCount[Slots]; i++)
                    _allValues[Slots][i] += amplitude * (noise.NextDouble() - 0.5);
            SlotOf[place] = Slots;
            PlaceOf[Slots++] = place;
        }
        NoteOrder(request);
        for (var slot = 0; slot < Slots; slot++)
            Filter(slot);
        return IsLoaded = true;
    }

    /// <summary>Leaves out options that a better one can always replace, or takes all in where that is not certain.</summary>
    public void UseAll(bool all)
    {
        for (var slot = 0; slot < Slots; slot++)
            if (all)
                KeepAll(slot);
            else
                Filter(slot);
    }

    /// <summary>From now on the item of a slot may take only less than an amount of a row.</summary>
    public void AddCap(int slot, int row, int below, bool all)
    {
        _caps.Add(new AmountCap(slot, row, below));
        Refresh(slot, all);
    }

    /// <summary>Takes back the last cap.</summary>
    public void RemoveCap(bool all)
    {
        var slot = _caps[^1].Slot;
        _caps.RemoveAt(_caps.Count - 1);
        Refresh(slot, all);
    }

    private void Refresh(int slot, bool all)
    {
        if (all)
            KeepAll(slot);
        else
            Filter(slot);
    }

    private void LoadItem(int item, PriceTable prices, long[]? left)
    {
        int start = _problem.OptionStart[item],
            end = _problem.OptionStart[item + 1];
        Grow(Slots, end - start);
        var values = _allValues[Slots];
        var options = _allOptions[Slots];
        int[] useStart = _problem.UseStart,
            useKind = _problem.UseKind;
        var kindCost = prices.KindCost;
        var strength = prices.Strength;
        int kept = 0,
            paid = 0;
        for (var option = start; option < end; option++)
        {
            var value = (double)_problem.OptionValue[option];
            var fits = true;
            for (int use = useStart[option], last = useStart[option + 1]; use < last; use++)
            {
                var kind = useKind[use];
                var cost = kindCost[kind];
                value -= strength * cost;
                if (
                    cost >= PriceTable.TooMuch
                    || left is not null && left[_problem.KindRow[kind]] < _problem.KindAmount[kind]
                )
                    fits = false;
            }
            if (!fits)
                continue;
            values[kept] = value;
            options[kept++] = option;
            if (_problem.OptionPaid[option])
                paid++;
        }
        _allCount[Slots] = kept;
        if (paid == kept && kept > 0)
            Paid |= 1 << Slots;
        else if (paid > 0)
            Mixed |= 1 << Slots;
    }

    private void Grow(int slot, int size)
    {
        if (_allValues[slot].Length >= size)
            return;
        size = Math.Max(size, 2 * _allValues[slot].Length);
        _allValues[slot] = new double[size];
        _allOptions[slot] = new int[size];
        Values[slot] = new double[size];
        Options[slot] = new int[size];
    }

    private void NoteOrder(int request)
    {
        Array.Clear(_isBefore, 0, Slots);
        Array.Clear(_isAfter, 0, Slots);
        foreach (var rule in _problem.RulesOf(request))
        {
            if (rule.Kind != ItemRuleKind.Precedes || SlotOf[rule.A] < 0 || SlotOf[rule.B] < 0)
                continue;
            _isBefore[SlotOf[rule.A]] = true;
            _isAfter[SlotOf[rule.B]] = true;
        }
    }

    private void KeepAll(int slot)
    {
        var kept = 0;
        for (var i = 0; i < _allCount[slot]; i++)
            if (!IsCapped(slot, _allOptions[slot][i]))
            {
                Values[slot][kept] = _allValues[slot][i];
                Options[slot][kept++] = _allOptions[slot][i];
            }
        Count[slot] = kept;
    }

    /// <summary>
    /// An option can be replaced by one that is worth more by the cost of a partner, is paid likewise, and lies no worse for
    /// the order of items: at most one partner is added by that. This does not count partners against their cap.
    /// </summary>
    private void Filter(int slot)
    {
        FindBest(slot);
        var values = _allValues[slot];
        var options = _allOptions[slot];
        int kept = 0,
            cost = _problem.PartnerCost;
        var capped = _caps.Count > 0;
        for (var i = 0; i < _allCount[slot]; i++)
        {
            var best = _best[ClassOf(slot, options[i])];
            if (!(values[i] > best - cost || values[i] >= best) || capped && IsCapped(slot, options[i]))
                continue;
            Values[slot][kept] = values[i];
            Options[slot][kept++] = options[i];
        }
        Count[slot] = kept;
    }

    private void FindBest(int slot)
    {
        var values = _allValues[slot];
        var options = _allOptions[slot];
        var both = _isBefore[slot] && _isAfter[slot];
        Array.Fill(_best, double.NegativeInfinity);
        for (var i = 0; i < _allCount[slot]; i++)
        {
            var option = options[i];
            var of = ClassOf(slot, option);
            if (
                values[i] <= _best[of]
                || both && _problem.OptionFirst[option] != _problem.OptionLast[option]
                || _caps.Count > 0 && IsCapped(slot, option)
            )
                continue;
            _best[of] = values[i];
        }
        if (both)
            return;
        var periods = _problem.Periods;
        for (var paid = 0; paid < 2; paid++)
        {
            var of = _best.AsSpan(paid * periods, periods);
            if (_isBefore[slot])
                for (var period = 1; period < periods; period++)
                    of[period] = Math.Max(of[period], of[period - 1]);
            else if (_isAfter[slot])
                for (var period = periods - 2; period >= 0; period--)
                    of[period] = Math.Max(of[period], of[period + 1]);
        }
    }

    private int ClassOf(int slot, int option)
    {
        var paid = _problem.OptionPaid[option] ? _problem.Periods : 0;
        if (_isAfter[slot])
            return paid + _problem.OptionFirst[option];
        return _isBefore[slot] ? paid + _problem.OptionLast[option] : paid;
    }

    /// <summary>For each option of a slot, how much the best that may stand for it is worth less than the best of all.</summary>
    public void Handicaps(int slot, double[] handicaps)
    {
        FindBest(slot);
        var best = double.NegativeInfinity;
        foreach (var value in _best)
            best = Math.Max(best, value);
        for (var i = 0; i < Count[slot]; i++)
            handicaps[i] =
                _best[ClassOf(slot, Options[slot][i])] is var alike && double.IsNegativeInfinity(alike)
                    ? best - Values[slot][i]
                    : best - alike;
    }

    private bool IsCapped(int slot, int option)
    {
        foreach (var cap in _caps)
            if (cap.Slot == slot)
                for (var use = _problem.UseStart[option]; use < _problem.UseStart[option + 1]; use++)
                    if (_problem.UseRow(use) == cap.Row && _problem.UseAmount(use) >= cap.Below)
                        return true;
        return false;
    }

    private static T[][] Rows<T>()
    {
        var rows = new T[Problem.MostItems][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new T[64];
        return rows;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct AmountCap(int Slot, int Row, int Below);
}
