using System.Numerics;

namespace Confero.Matching.Packages;

/// <summary>
/// The best way to serve every set of slots in kind: a set is divided into blocks, each served by one organisation. A block
/// costs a partner unless its organisation takes part anyway because it also pays. Dynamic programming over subsets.
/// </summary>
internal sealed class Blocks
{
    private const double Never = -1e15;
    private const int Free = 1 << 30;

    private readonly Problem _problem;
    private readonly double[] _paid = Table(); // best of blocks that cost a partner
    private readonly double[] _free = Table(); // best of blocks that cost none
    private readonly double[] _base = Table(); // _paid before payers are considered
    private readonly int[] _paidBy = new int[Size];
    private readonly int[] _freeBy = new int[Size];
    private readonly double[] _sum = Table();
    private readonly int[] _chosenBlock = new int[Size];
    private readonly double[][] _capped = new double[Problem.MostItems + 1][];
    private readonly int[][] _cappedBlock = new int[Problem.MostItems + 1][];
    private readonly int[] _stamp;
    private readonly int[] _index;
    private double[] _value = new double[512];
    private int[] _option = new int[512];
    private int[] _slotsOf = new int[64];
    private int _stampNow;
    private int _organisations;
    private int _slots;
    private int _cap;

    public Blocks(Problem problem)
    {
        _problem = problem;
        _stamp = new int[problem.OrganisationCount];
        _index = new int[problem.OrganisationCount];
    }

    private static int Size => 1 << Problem.MostItems;

    /// <summary>For every set of slots its best value, below <see cref="Impossible"/> if there is none.</summary>
    public double[] Best { get; } = Table();

    /// <summary>Values below this mean that a set cannot be served.</summary>
    public static double Impossible => Never / 2;

    /// <summary>Forgets the organisations of the last request.</summary>
    public void Begin(int slots)
    {
        _slots = slots;
        _stampNow++;
        _organisations = 0;
    }

    /// <summary>How many organisations have a number so far.</summary>
    public int Known => _organisations;

    /// <summary>The number of an organisation within this request.</summary>
    public int IndexOf(int organisation)
    {
        if (_stamp[organisation] != _stampNow)
        {
            _stamp[organisation] = _stampNow;
            _index[organisation] = _organisations++;
        }
        return _index[organisation];
    }

    /// <summary>Notes the best option of every organisation for every slot, within limits of period and payment.</summary>
    /// <param name="lists">The options.</param>
    /// <param name="limits">What each slot may take.</param>
    /// <param name="payment">For each mixed slot, what its payment is worth; added to options that must be paid.</param>
    public void Build(OptionLists lists, SlotLimits limits, double[] payment)
    {
        var options = lists.Options;
        for (var slot = 0; slot < _slots; slot++)
        for (var i = 0; i < lists.Count[slot]; i++)
            IndexOf(_problem.OptionOrganisation[options[slot][i]]);
        Clear();
        for (var slot = 0; slot < _slots; slot++)
            Note(lists, slot, limits, (lists.Mixed >> slot & 1) != 0, payment[slot]);
        var all = 1 << _slots;
        Array.Fill(_base, Never, 0, all);
        for (var organisation = 0; organisation < _organisations; organisation++)
            AddBlocks(organisation, _problem.PartnerCost, _base, _paidBy);
    }

    /// <summary>Finds the best value of every set when some organisations cost no partner.</summary>
    /// <param name="payers">Those organisations, by <see cref="IndexOf"/>.</param>
    /// <param name="cap">The most blocks that cost a partner; negative for no limit.</param>
    public void Solve(ReadOnlySpan<int> payers, int cap)
    {
        var all = 1 << _slots;
        _cap = cap;
        Array.Copy(_base, _paid, all);
        Array.Fill(_free, Never, 0, all);
        foreach (var payer in payers)
            if (payer < _organisations && payer < _slotsOf.Length)
                AddBlocks(payer, 0, _free, _freeBy);
        if (cap < 0)
            SolveFreely(all);
        else
            SolveCapped(all);
    }

    /// <summary>For each slot a value that no option exceeds once its share of a partner's cost is paid.</summary>
    /// <param name="payers">How many organisations, the first ones, could take part for nothing.</param>
    /// <param name="bySlot">Where the values go.</param>
    public void Optimistic(int payers, double[] bySlot)
    {
        Array.Fill(bySlot, Never, 0, _slots);
        for (var organisation = 0; organisation < _organisations; organisation++)
        {
            var mask = _slotsOf[organisation];
            if (mask == 0)
                continue;
            var share =
                organisation < payers ? 0 : (double)_problem.PartnerCost / BitOperations.PopCount((uint)mask);
            for (var rest = mask; rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                bySlot[slot] = Math.Max(bySlot[slot], _value[organisation * _slots + slot] - share);
            }
        }
    }

    /// <summary>What a set is worth less, by the values solved last, when an organisation must serve one of its slots.</summary>
    /// <param name="set">The set.</param>
    /// <param name="payers">How many organisations, the first ones, take part for nothing.</param>
    /// <param name="losses">By organisation and slot, organisation first; left alone where it cannot serve the slot.</param>
    public void Losses(int set, int payers, double[] losses)
    {
        for (var organisation = 0; organisation < _organisations; organisation++)
        {
            var mask = _slotsOf[organisation] & set;
            var row = organisation * _slots;
            _sum[0] = organisation < payers ? 0 : -_problem.PartnerCost;
            for (var block = -mask & mask; block != 0; block = (block - mask) & mask)
            {
                var value = _sum[block & (block - 1)] + _value[row + BitOperations.TrailingZeroCount(block)];
                _sum[block] = value;
                var loss = Best[set] - value - Best[set ^ block];
                for (var rest = block; rest != 0; rest &= rest - 1)
                {
                    ref var least = ref losses[row + BitOperations.TrailingZeroCount(rest)];
                    least = Math.Min(least, loss);
                }
            }
        }
    }

    /// <summary>How much less an option of a slot is worth than the best of its organisation.</summary>
    public double Behind(int organisation, int slot, double value) =>
        _value[organisation * _slots + slot] - value;

    /// <summary>Writes the chosen option of every slot of a set.</summary>
    public void Recover(int set, int[] placeOf, int[] options)
    {
        var left = _cap;
        while (set != 0)
        {
            var chosen = _cap < 0 ? _chosenBlock[set] : _cappedBlock[left][set];
            var block = chosen & ~Free;
            var isFree = (chosen & Free) != 0;
            if (!isFree)
                left--;
            var organisation = isFree ? _freeBy[block] : _paidBy[block];
            for (var rest = block; rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                options[placeOf[slot]] = _option[organisation * _slots + slot];
            }
            set ^= block;
        }
    }

    private void Clear()
    {
        var cells = _organisations * _slots;
        if (_value.Length < cells)
        {
            _value = new double[2 * cells];
            _option = new int[2 * cells];
        }
        if (_slotsOf.Length < _organisations)
            _slotsOf = new int[2 * _organisations];
        Array.Fill(_value, Never, 0, cells);
        Array.Clear(_slotsOf, 0, _organisations);
    }

    private void Note(OptionLists lists, int slot, SlotLimits limits, bool mixed, double payment)
    {
        var values = lists.Values[slot];
        var options = lists.Options[slot];
        int from = limits.From[slot],
            to = limits.To[slot],
            mode = limits.Mode[slot];
        for (var i = 0; i < lists.Count[slot]; i++)
        {
            var option = options[i];
            if (_problem.OptionFirst[option] < from || _problem.OptionLast[option] > to)
                continue;
            var value = values[i];
            if (mixed)
            {
                var paid = _problem.OptionPaid[option];
                if (mode == (paid ? SlotLimits.OnlyUnpaid : SlotLimits.OnlyPaid))
                    continue;
                if (paid && mode != SlotLimits.OnlyPaid)
                    value += payment;
            }
            var organisation = _index[_problem.OptionOrganisation[option]];
            var cell = organisation * _slots + slot;
            if (value <= _value[cell])
                continue;
            _value[cell] = value;
            _option[cell] = option;
            _slotsOf[organisation] |= 1 << slot;
        }
    }

    private void AddBlocks(int organisation, double cost, double[] best, int[] by)
    {
        var mask = _slotsOf[organisation];
        if (mask == 0)
            return;
        var row = organisation * _slots;
        if ((mask & (mask - 1)) == 0)
        {
            var value = _value[row + BitOperations.TrailingZeroCount(mask)] - cost;
            if (value > best[mask])
            {
                best[mask] = value;
                by[mask] = organisation;
            }
            return;
        }
        _sum[0] = -cost;
        for (var set = -mask & mask; set != 0; set = (set - mask) & mask)
        {
            var value = _sum[set & (set - 1)] + _value[row + BitOperations.TrailingZeroCount(set)];
            _sum[set] = value;
            if (value > best[set])
            {
                best[set] = value;
                by[set] = organisation;
            }
        }
    }

    private void SolveFreely(int all)
    {
        for (var set = 1; set < all; set++)
            if (_free[set] >= _paid[set])
            {
                _paid[set] = _free[set];
                _free[set] = double.PositiveInfinity; // marks the block as free
            }
        Best[0] = 0;
        for (var set = 1; set < all; set++)
        {
            int lowest = set & -set,
                rest = set ^ lowest,
                chosen = 0;
            var best = Never;
            for (var part = rest; ; part = (part - 1) & rest)
            {
                var value = _paid[lowest | part] + Best[rest ^ part];
                if (value > best)
                {
                    best = value;
                    chosen = lowest | part;
                }
                if (part == 0)
                    break;
            }
            Best[set] = best;
            _chosenBlock[set] = double.IsPositiveInfinity(_free[chosen]) ? chosen | Free : chosen;
        }
    }

    private void SolveCapped(int all)
    {
        for (var cap = 0; cap <= _cap; cap++)
        {
            var table = _capped[cap] ??= Table();
            var blocks = _cappedBlock[cap] ??= new int[Size];
            table[0] = 0;
            for (var set = 1; set < all; set++)
                SolveCapped(set, cap, table, blocks);
        }
        Array.Copy(_capped[_cap], Best, all);
    }

    private void SolveCapped(int set, int cap, double[] table, int[] blocks)
    {
        int lowest = set & -set,
            rest = set ^ lowest,
            chosen = 0;
        var best = Never;
        for (var part = rest; ; part = (part - 1) & rest)
        {
            var block = lowest | part;
            var value = _free[block] + table[rest ^ part];
            if (value > best)
            {
                best = value;
                chosen = block | Free;
            }
            if (cap > 0)
            {
                value = _paid[block] + _capped[cap - 1][rest ^ part];
                if (value > best)
                {
                    best = value;
                    chosen = block;
                }
            }
            if (part == 0)
                break;
        }
        table[set] = best;
        blocks[set] = chosen;
    }

    private static double[] Table() => new double[Size];
}
