namespace Confero.Matching.Packages;

/// <summary>
/// Which options of an item may stand for which others as far as order and payment go: without order among items, any that is
/// paid alike; where another item must follow, one that ends no later; where another must come before, one that begins no
/// earlier; where both, one that takes the same single period.
/// </summary>
internal sealed class AlikeOptions
{
    private const double Never = double.NegativeInfinity;

    private readonly int _periods;
    private readonly double[] _best;
    private readonly double[] _own; // by organisation
    private readonly List<int> _touched = [];
    private OptionBlock _options = null!;
    private bool _isBefore;
    private bool _isAfter;

    public AlikeOptions(int periods, int organisations)
    {
        _periods = periods;
        _best = new double[2 * periods];
        _own = new double[organisations * 2 * periods];
        Array.Fill(_best, Never);
        Array.Fill(_own, Never);
    }

    /// <summary>Starts with the options of an item.</summary>
    public void Begin(ReadOnlySpan<ItemRule> rules, int place, OptionBlock options)
    {
        _options = options;
        _isBefore = _isAfter = false;
        foreach (var rule in rules)
            if (rule.Kind == ItemRuleKind.Precedes)
            {
                _isBefore |= rule.A == place;
                _isAfter |= rule.B == place;
            }
        Array.Fill(_best, Never);
        foreach (var of in _touched)
            _own[of] = Never;
        _touched.Clear();
    }

    /// <summary>The best value noted of options that may stand for this one; of all of them after <see cref="Settle"/>.</summary>
    public double Best(int option) => _best[ClassOf(option)];

    public void Note(int option, double value)
    {
        if (MayStand(option))
            Raise(ref _best[ClassOf(option)], value);
    }

    /// <summary>Lets the best of earlier ends, or of later beginnings, count for all others.</summary>
    public void Settle()
    {
        if (_isBefore == _isAfter)
            return;
        for (var paid = 0; paid < 2; paid++)
        for (var i = 1; i < _periods; i++)
            if (_isBefore)
                Raise(ref _best[2 * i + paid], _best[2 * (i - 1) + paid]);
            else
                Raise(ref _best[2 * (_periods - 1 - i) + paid], _best[2 * (_periods - i) + paid]);
    }

    /// <summary>Notes what the option's own organisation can do.</summary>
    public void NoteOwn(int option, double value)
    {
        if (!MayStand(option))
            return;
        ref var own = ref _own[OwnClassOf(option)];
        if (own == Never)
            _touched.Add(OwnClassOf(option));
        Raise(ref own, value);
    }

    /// <summary>Whether no other option of its organisation that may stand for it is worth more.</summary>
    public bool IsOwnBest(int option, double value)
    {
        var at = OwnClassOf(option);
        if (_own[at] > value)
            return false;
        if (_isBefore == _isAfter)
            return true;
        var first = at - at % (2 * _periods) + at % 2;
        var (from, to) = _isBefore ? (first, at) : (at + 2, first + 2 * _periods);
        for (var other = from; other < to; other += 2)
            if (_own[other] >= value)
                return false;
        return true;
    }

    /// <summary>Where an item lies between two others, only what takes a single period is sure to fit in place of another.</summary>
    private bool MayStand(int option) =>
        !(_isBefore && _isAfter) || _options.First[option] == _options.Last[option];

    private int OwnClassOf(int option) => _options.Organisation[option] * 2 * _periods + ClassOf(option);

    private int ClassOf(int option)
    {
        var period =
            _isAfter ? _options.First[option]
            : _isBefore ? _options.Last[option]
            : 0;
        return 2 * period + (_options.Paid[option] ? 1 : 0);
    }

    private static void Raise(ref double most, double value)
    {
        if (value > most)
            most = value;
    }
}
