using System.Numerics;
using System.Runtime.InteropServices;
using Confero.Matching.Pricing;

namespace Confero.Matching.Packages;

/// <summary>
/// Finds the best package of one request at given prices, exactly. Sets of payers are tried in order of what they could be
/// worth; for each, dynamic programming finds the best package without regard to the order of items, the use of one row by
/// several of them and the cap on partners, and where the result breaks one of these the search branches. A search cut off
/// reports the relaxed value instead, so that <see cref="Upper"/> is never too low.
/// </summary>
internal sealed class Chooser
{
    private const double Tolerance = 1e-9;

    private readonly Problem _problem;
    private readonly OptionLists _lists;
    private readonly Blocks _listed; // as the sets of payers were listed: no limits
    private readonly Blocks _limited;
    private readonly Grants _grants;
    private readonly PackageFaults _faults;
    private readonly SlotLimits _limits = new();
    private readonly PayerSets _sets;
    private readonly int[] _options = new int[Problem.MostItems];
    private readonly int[] _bestOptions = new int[Problem.MostItems];
    private readonly int[] _bestPayers = new int[Problem.MostItems];
    private PriceTable _prices = null!;
    private long[]? _left;
    private int _request;
    private int _count;
    private int _nodes;
    private int _rootNode;
    private bool _found;
    private bool _capped;
    private double _cut;

    public Chooser(Problem problem)
    {
        _problem = problem;
        _lists = new OptionLists(problem);
        _listed = new Blocks(problem);
        _limited = new Blocks(problem);
        _grants = new Grants(problem);
        _faults = new PackageFaults(problem);
        _sets = new PayerSets(problem, _lists, _listed, _grants);
    }

    /// <summary>The most nodes of one search; beyond them its result may not be the best.</summary>
    public int NodeLimit { get; init; } = 400;

    /// <summary>The value found, prices subtracted; the threshold if nothing is better.</summary>
    public double Value { get; private set; }

    /// <summary>No package is worth more than this, nor more than the threshold.</summary>
    public double Upper => Math.Max(Value, _cut);

    /// <summary>
    /// Whether the last search met more partners than allowed or a row used twice, so that options that others are usually
    /// better than may have mattered.
    /// </summary>
    public bool LookedBeyond { get; private set; }

    /// <summary>What the best package would be worth without a cap on partners and if no two items used the same row.</summary>
    public double Relaxed { get; private set; }

    /// <summary>The options as the last search read them.</summary>
    public OptionLists Lists => _lists;

    /// <summary>What the payment of each slot of which options may or may not be paid was last taken to be worth.</summary>
    public double[] Payment => _sets.Payment;

    /// <summary>How often a search was cut off.</summary>
    public long Cuts { get; private set; }

    /// <summary>Looks for a package worth more than a threshold at these prices.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prices">Prices of all rows.</param>
    /// <param name="left">What is left of every row; everything if null.</param>
    /// <param name="threshold">The least value of interest.</param>
    /// <param name="hint">A package that may still be the best.</param>
    /// <param name="noise">Where given, values are disturbed, for variety.</param>
    /// <param name="amplitude">By how many points at most, up and down together.</param>
    /// <returns>Whether one was found, see <see cref="Get"/>.</returns>
    public bool Solve(
        int request,
        PriceTable prices,
        long[]? left,
        double threshold,
        Package? hint = null,
        Random? noise = null,
        double amplitude = 0
    )
    {
        (_request, _prices, _left) = (request, prices, left);
        _count = _problem.ItemsOf(request);
        _found = LookedBeyond = false;
        _nodes = 0;
        _cut = double.NegativeInfinity;
        Value = Relaxed = threshold;
        if (!_lists.Load(request, prices, left, noise, amplitude))
            return false;
        _grants.Begin(request, _lists, prices, left);
        _limited.Begin(_lists.Slots);
        if (hint is not null)
            TryHint(hint);
        _limits.Reset(_lists.Slots);
        foreach (var set in _sets.List(request, _limits, Value + Tolerance))
        {
            if (set.Bound <= Value + Tolerance)
                break;
            _sets.Prepare(set);
            _capped = false;
            _limits.Reset(_lists.Slots);
            _rootNode = _nodes + 1;
            Explore(set, set.Bound);
            if (_capped)
                _lists.UseAll(false);
        }
        if (!double.IsNegativeInfinity(_cut))
            Cuts++;
        return _found;
    }

    /// <summary>The package found by the last <see cref="Solve"/>.</summary>
    public Package Get() =>
        Package.Of(_problem, _request, _bestOptions.AsSpan(0, _count), _bestPayers.AsSpan(0, _count));

    private void TryHint(Package hint)
    {
        if (_left is { } left)
            foreach (var use in hint.Uses)
                if (left[use.Row] < use.Amount)
                    return;
        var value = ReducedValue.Of(_problem, hint, _prices);
        if (value <= Value)
            return;
        Value = value;
        _found = true;
        hint.Options.CopyTo(_bestOptions, 0);
        hint.Payers.CopyTo(_bestPayers, 0);
    }

    private void Explore(PayerSet set, double relaxedAbove)
    {
        if (++_nodes > NodeLimit)
        {
            _cut = Math.Max(_cut, relaxedAbove);
            return;
        }
        // the root of a set looks at what was listed, unless payments were valued anew for it
        var blocks = _nodes == _rootNode && _lists.Mixed == 0 ? _listed : _limited;
        if (!Relax(set, blocks))
            return;
        var relaxed = _grants.Value;
        if (_nodes == _rootNode)
            Relaxed = Math.Max(Relaxed, relaxed);
        int served = _grants.Served,
            byFirst = _grants.ByFirst;
        Array.Fill(_options, Package.LeftOut, 0, _count);
        var slots = 0;
        for (var rest = served; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            if (_lists.SlotOf[place] >= 0)
                slots |= 1 << _lists.SlotOf[place];
            else
                _options[place] = Package.MoneyOnly;
        }
        blocks.Recover(slots, _lists.PlaceOf, _options);
        if (
            !_capped
            && _faults.Partners(_options, _count, set.First, set.Second)
                > _problem.RequestMaxPartners[_request]
        )
        {
            _capped = LookedBeyond = true;
            _lists.UseAll(true);
            Explore(set, relaxed);
            return;
        }
        if (_faults.Disorder(_request, _options) is { } disorder)
            BranchOnOrder(set, relaxed, disorder);
        else if (_faults.Overuse(_options, _count, _left) is { } overuse)
            BranchOnUse(set, relaxed, overuse);
        else
            SettlePayments(set, relaxed, served, byFirst);
    }

    /// <summary>The best package of the relaxed problem under the present limits.</summary>
    private bool Relax(PayerSet set, Blocks blocks)
    {
        Span<int> free = stackalloc int[2];
        var count = 0;
        if (set.First >= 0)
            free[count++] = blocks.IndexOf(OrganisationOf(set.First));
        if (set.Second >= 0 && OrganisationOf(set.Second) != OrganisationOf(set.First))
            free[count++] = blocks.IndexOf(OrganisationOf(set.Second));
        if (blocks == _limited)
            blocks.Build(_lists, _limits, _sets.Payment);
        var cap = _capped ? Math.Min(Problem.MostItems, _problem.RequestMaxPartners[_request] - count) : -1;
        if (_capped && cap < 0)
            return false;
        blocks.Solve(free[..count], cap);
        var (paid, open) = (0, 0);
        for (var place = 0; place < _count; place++)
        {
            var slot = _lists.SlotOf[place];
            var isMixed = slot >= 0 && (_lists.Mixed >> slot & 1) != 0;
            if (slot >= OptionLists.ByMoney && MustPay(slot))
                paid |= 1 << place;
            else if (isMixed && _limits.Mode[slot] == SlotLimits.Either)
                open |= 1 << place;
        }
        return _grants.Pick(
            set.First,
            set.Second,
            blocks.Best,
            paid,
            open,
            set.FixedValue,
            Value + Tolerance
        );
    }

    /// <summary>Either the earlier item ends before the period in which the later one begins now, or that begins later.</summary>
    private void BranchOnOrder(PayerSet set, double relaxed, (int Earlier, int Later, int Period) disorder)
    {
        var slot = _lists.SlotOf[disorder.Earlier];
        var to = _limits.To[slot];
        _limits.To[slot] = Math.Min(to, disorder.Period - 1);
        Explore(set, relaxed);
        _limits.To[slot] = to;
        Span<int> from = stackalloc int[_lists.Slots];
        _limits.From.AsSpan(0, _lists.Slots).CopyTo(from);
        foreach (var rule in _problem.RulesOf(_request))
            if (
                rule.Kind == ItemRuleKind.Precedes
                && rule.A == disorder.Earlier
                && _lists.SlotOf[rule.B] >= 0
            )
            {
                var later = _lists.SlotOf[rule.B];
                _limits.From[later] = Math.Max(_limits.From[later], disorder.Period + 1);
            }
        Explore(set, relaxed);
        from.CopyTo(_limits.From);
    }

    /// <summary>One of the users must take less of the row than it does now.</summary>
    private void BranchOnUse(PayerSet set, double relaxed, (int Row, int[] Places, int[] Amounts) overuse)
    {
        LookedBeyond = true;
        for (var i = 0; i < overuse.Places.Length; i++)
        {
            var capped = _capped;
            _lists.AddCap(_lists.SlotOf[overuse.Places[i]], overuse.Row, overuse.Amounts[i], capped);
            Explore(set, relaxed);
            _lists.RemoveCap(_capped);
        }
    }

    /// <summary>Takes the package if its payments are as good as the relaxed ones; else a mixed item is fixed as paid or not.</summary>
    private void SettlePayments(PayerSet set, double relaxed, int served, int byFirst)
    {
        var payments = 0.0;
        var (paid, open) = (0, -1);
        for (var rest = served; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            var slot = _lists.SlotOf[place];
            if (slot == OptionLists.ByMoney || _problem.OptionPaid[_options[place]])
                paid |= 1 << place;
            if (slot < 0 || (_lists.Mixed >> slot & 1) == 0 || _limits.Mode[slot] != SlotLimits.Either)
                continue;
            open = slot;
            if ((paid >> place & 1) != 0)
                payments += _sets.Payment[slot];
        }
        if (open < 0)
        {
            Take(set, relaxed, served, byFirst);
            return;
        }
        // what the package is worth without any payment: the relaxed value counts open payments at their best
        var inKind = relaxed - payments - KnownPayments(set, served, byFirst);
        _grants.Reset(Value + Tolerance);
        if (_grants.Assign(set.First, set.Second, paid, false, inKind))
        {
            var exact = _grants.Value;
            Take(set, exact, served, _grants.ByFirst);
            if (exact >= relaxed - Tolerance)
                return;
        }
        foreach (var mode in (ReadOnlySpan<int>)[SlotLimits.OnlyPaid, SlotLimits.OnlyUnpaid])
        {
            _limits.Mode[open] = mode;
            Explore(set, relaxed);
        }
        _limits.Mode[open] = SlotLimits.Either;
    }

    /// <summary>What the payments of items that must be paid were counted for by the last pick.</summary>
    private double KnownPayments(PayerSet set, int served, int byFirst)
    {
        var (sum, first, second) = (0.0, 0.0, 0.0);
        for (var rest = served; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            var slot = _lists.SlotOf[place];
            if (!MustPay(slot))
                continue;
            var isFirst = (byFirst >> place & 1) != 0;
            sum += _grants.Gain(isFirst ? set.First : set.Second, place);
            var cost = _problem.ItemCost[_problem.ItemStart[_request] + place];
            if (isFirst)
                first += cost;
            else
                second += cost;
        }
        if (set.First >= 0)
            sum -= _prices.Steps(_problem.FundRow[_problem.PayerFund[set.First]], (long)first);
        if (set.Second >= 0)
            sum -= _prices.Steps(_problem.FundRow[_problem.PayerFund[set.Second]], (long)second);
        return sum;
    }

    private void Take(PayerSet set, double value, int served, int byFirst)
    {
        Value = value;
        _found = true;
        for (var place = 0; place < _count; place++)
        {
            var option = _bestOptions[place] = (served >> place & 1) != 0 ? _options[place] : Package.LeftOut;
            var paid = option == Package.MoneyOnly || option >= 0 && _problem.OptionPaid[option];
            _bestPayers[place] =
                !paid ? Package.Unpaid
                : (byFirst >> place & 1) != 0 ? set.First
                : set.Second;
        }
    }

    private bool MustPay(int slot) =>
        slot == OptionLists.ByMoney
        || (_lists.Paid >> slot & 1) != 0
        || (_lists.Mixed >> slot & 1) != 0 && _limits.Mode[slot] == SlotLimits.OnlyPaid;

    private int OrganisationOf(int payer) => _problem.FundOrganisation[_problem.PayerFund[payer]];
}
