using Confero.Matching.Pricing;

namespace Confero.Matching.Packages;

/// <summary>
/// The options of one request that could be in a best package at given prices. One that is worth less by a partner's cost than
/// another which lies no worse for the order of items and is paid alike can be replaced by it, because at most one partner is
/// added; of one organisation the better can always replace the other; and an organisation that could serve nothing else in the
/// request and pays for nothing is replaced at no cost. This looks neither at a cap on partners nor at several items that use
/// one row.
/// </summary>
internal sealed class NearOptions
{
    private const double Never = double.NegativeInfinity;
    private const double Close = 0.2; // of the margin

    private readonly IRequestSource _source;
    private readonly Problem _frame;
    private readonly RowCosts _costs;
    private double _margin;
    private long[]? _left;
    private readonly OptionBlock[] _blocks = new OptionBlock[Problem.MostItems];
    private readonly double[][] _values = new double[Problem.MostItems][];
    private readonly List<(double Behind, int Option)>[] _near = new List<(double, int)>[Problem.MostItems];
    private readonly List<bool>[] _isOwnBest = new List<bool>[Problem.MostItems];
    private readonly List<int>[] _enough = new List<int>[Problem.MostItems];
    private readonly AlikeOptions _alike;
    private readonly int[] _items;
    private readonly List<int> _organisations = [];

    /// <param name="source">The portfolio.</param>
    /// <param name="costs">What its rows cost.</param>
    public NearOptions(IRequestSource source, RowCosts costs)
    {
        (_source, _frame, _costs) = (source, source.Frame, costs);
        for (var place = 0; place < _blocks.Length; place++)
        {
            (_blocks[place], _values[place]) = (new OptionBlock(), new double[256]);
            (_near[place], _isOwnBest[place], _enough[place]) = ([], [], []);
        }
        _alike = new AlikeOptions(_frame.Periods, _frame.OrganisationCount);
        _items = new int[_frame.OrganisationCount];
    }

    /// <summary>All options of an item of the request read last.</summary>
    public OptionBlock All(int place) => _blocks[place];

    /// <summary>Those among which a best package is found, ascending.</summary>
    public IReadOnlyList<int> Enough(int place) => _enough[place];

    /// <summary>
    /// Every option within the margin, ascending; if <see cref="Read"/> thinned them, those of <see cref="Enough"/> and what
    /// comes very close.
    /// </summary>
    public IReadOnlyList<int> Within(int place) => _near[place].ConvertAll(near => near.Option);

    /// <summary>Reads a request and finds its near options.</summary>
    /// <param name="request">The request.</param>
    /// <param name="margin">Points by which an option may be worse than the best alike.</param>
    /// <param name="thins">Whether to leave out whom another can replace; the margin is then at least a partner's cost.</param>
    /// <param name="left">What is left of every row; everything if null.</param>
    public void Read(int request, double margin, bool thins, long[]? left = null)
    {
        (_margin, _left) = (margin, left);
        int first = _frame.ItemStart[request],
            count = _frame.ItemsOf(request);
        for (var payer = _frame.PayerStart[request]; payer < _frame.PayerStart[request + 1]; payer++)
            Note(_frame.FundOrganisation[_frame.PayerFund[payer]], 1 << Problem.MostItems);
        for (var place = 0; place < count; place++)
        {
            _source.Read(first + place, _blocks[place]);
            _alike.Begin(_frame.RulesOf(request), place, _blocks[place]);
            Rate(place);
            NoteNear(place);
        }
        for (var place = 0; thins && place < count; place++)
            Thin(place);
        foreach (var organisation in _organisations)
            _items[organisation] = 0;
        _organisations.Clear();
    }

    /// <summary>Values at the prices; what cannot come near any more is not priced.</summary>
    private void Rate(int place)
    {
        var block = _blocks[place];
        if (_values[place].Length < block.Count)
            _values[place] = new double[2 * block.Count];
        var values = _values[place];
        for (var i = 0; i < block.Count; i++)
        {
            values[i] = Never;
            double value = block.Value[i];
            if (value < _alike.Best(i) - _margin || _left is not null && !Fits(block, i, _left))
                continue;
            for (var use = block.UseStart[i]; use < block.UseStart[i + 1]; use++)
                value -= _costs.Of(block.UseRow[use], block.UseAmount[use]);
            if (value <= -PriceTable.TooMuch / 2)
                continue;
            values[i] = value;
            _alike.Note(i, value);
        }
        _alike.Settle();
    }

    private static bool Fits(OptionBlock block, int option, long[] left)
    {
        for (var use = block.UseStart[option]; use < block.UseStart[option + 1]; use++)
            if (left[block.UseRow[use]] < block.UseAmount[use])
                return false;
        return true;
    }

    private void NoteNear(int place)
    {
        var block = _blocks[place];
        var values = _values[place];
        var near = _near[place];
        near.Clear();
        _isOwnBest[place].Clear();
        for (var i = 0; i < block.Count; i++)
            if (values[i] > Never && _alike.Best(i) - values[i] is var behind && behind <= _margin)
            {
                near.Add((behind, i));
                _alike.NoteOwn(i, values[i]);
                Note(block.Organisation[i], 1 << place);
            }
        foreach (var (_, option) in near)
            _isOwnBest[place].Add(_alike.IsOwnBest(option, values[option]));
    }

    /// <summary>Leaves out whom another can replace, once it is known which organisations could serve several items.</summary>
    private void Thin(int place)
    {
        var block = _blocks[place];
        var near = _near[place];
        _enough[place].Clear();
        var kept = 0;
        for (var i = 0; i < near.Count; i++)
        {
            var (behind, option) = near[i];
            var isEnough =
                behind <= 0
                || behind <= _frame.PartnerCost
                    && _isOwnBest[place][i]
                    && _items[block.Organisation[option]] != 1 << place;
            if (isEnough)
                _enough[place].Add(option);
            if (isEnough || behind <= Close * _margin)
                near[kept++] = near[i];
        }
        near.RemoveRange(kept, near.Count - kept);
    }

    private void Note(int organisation, int bit)
    {
        if (_items[organisation] == 0)
            _organisations.Add(organisation);
        _items[organisation] |= bit;
    }
}
