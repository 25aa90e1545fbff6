using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Matching.Search;

/// <summary>
/// Improves a plan by large neighbourhood search: a package is forced in and what blocks it is taken out, or a few related
/// packages are taken out; then these requests and some others are served again as well as prices and what is left allow.
/// A worse plan is kept now and then, more rarely as the temperature falls (simulated annealing).
/// </summary>
internal sealed class Neighbourhoods
{
    private const int SwitchEvery = 500;
    private const int LeastContest = 3; // requests of which the one that lacks most is looked at
    private const int MostContest = 12;
    private const int RequestsToContest = 20; // for each of these
    private const double ShareContested = 0.9;
    private const double ShareForced = 0.6;

    private readonly Market _market;
    private readonly Problem _problem;
    private readonly Chooser _chooser;
    private readonly Random _random;
    private readonly Selection _selection;
    private readonly List<int>?[] _users;
    private readonly Package?[] _best;
    private readonly bool[] _isChanged;
    private readonly List<int> _changed = [];
    private readonly List<Package> _taken = [];
    private readonly List<int> _put = [];
    private readonly List<int> _todo = [];
    private readonly HashSet<int>? _frozen;
    private readonly int[] _mine;
    private readonly List<Move> _moves = [];
    private readonly int _contest;
    private int _strength = 1;
    private bool _keepsMoves;

    /// <param name="market">The priced problem.</param>
    /// <param name="start">The plan to improve; not changed.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="frozen">Requests whose packages stay as they are.</param>
    public Neighbourhoods(Market market, Selection start, int seed, HashSet<int>? frozen = null)
    {
        _market = market;
        _problem = market.Problem;
        _chooser = new Chooser(_problem) { NodeLimit = 60 };
        _random = new Random(seed);
        _selection = start.Clone();
        _users = new List<int>?[_problem.RowCount];
        _best = new Package?[_problem.RequestCount];
        _isChanged = new bool[_problem.RequestCount];
        _frozen = frozen;
        _contest = Math.Clamp(_problem.RequestCount / RequestsToContest, LeastContest, MostContest);
        _mine = frozen is null ? market.Promising : [.. market.Promising.Where(r => !frozen.Contains(r))];
        Start();
    }

    /// <summary>The value of the best plan found.</summary>
    public long BestValue { get; private set; }

    /// <summary>The best plan found: for each request its package.</summary>
    public IReadOnlyList<Package?> Best => _best;

    /// <summary>The plan as it stands now.</summary>
    public Selection Current => _selection;

    /// <summary>Every change kept since the last start.</summary>
    public IReadOnlyList<Move> Moves => _moves;

    public long Steps { get; private set; }

    /// <summary>Goes on from another plan.</summary>
    public void Adopt(Selection other)
    {
        _selection.CopyFrom(other);
        Start();
    }

    /// <summary>Searches for a number of steps, or until the budget is spent.</summary>
    /// <param name="steps">The most steps.</param>
    /// <param name="spent">Share of the whole search that is over.</param>
    /// <param name="heat">Points by which a plan may worsen at the beginning, about.</param>
    /// <param name="keepsMoves">Whether to note every change kept, see <see cref="Moves"/>.</param>
    public void Run(long steps, Func<double> spent, double heat, bool keepsMoves)
    {
        if (_mine.Length == 0)
            return;
        _keepsMoves = keepsMoves;
        for (long step = 0; step < steps; step++)
        {
            var share = spent();
            if (share >= 1)
                break;
            if (Steps % SwitchEvery == 0)
                _strength = _random.Next(Market.Strengths.Length);
            Steps++;
            Step(heat * (1 - share));
        }
    }

    private void Start()
    {
        foreach (var users in _users)
            users?.Clear();
        for (var request = 0; request < _best.Length; request++)
        {
            var package = _selection[request];
            _best[request] = package;
            if (package is not null && MayTake(request))
                NoteUses(package);
        }
        foreach (var request in _changed)
            _isChanged[request] = false;
        _changed.Clear();
        _moves.Clear();
        BestValue = _selection.Value;
    }

    private bool MayTake(int request) => _frozen?.Contains(request) != true;

    private void Step(double heat)
    {
        _taken.Clear();
        _put.Clear();
        _todo.Clear();
        var before = _selection.Value;
        var request = Pick();
        var isServed = _selection[request] is not null;
        if (!isServed || _random.NextDouble() < ShareForced)
        {
            if (!ForceIn(request, isServed))
            {
                Undo();
                return;
            }
        }
        else
            TakeRelated(request);
        AddOthers();
        PutBack();
        var gain = _selection.Value - before;
        if (gain < 0 && _random.NextDouble() >= Math.Exp(gain / Math.Max(0.01, heat)))
        {
            Undo();
            return;
        }
        if (_taken.Count + _put.Count > 0)
            NoteMove();
    }

    private bool ForceIn(int request, bool isServed)
    {
        if (isServed)
            Take(request);
        var amplitude = _random.NextDouble() < 0.7 ? _problem.PartnerCost * _random.NextDouble() : 0;
        var table = _market.Tables[_strength];
        if (!_chooser.Solve(request, table, null, -1e6, null, amplitude > 0 ? _random : null, amplitude))
            return false;
        var package = _chooser.Get();
        if (isServed && package.SameAs(_taken[^1]))
            return false;
        foreach (var use in package.Uses)
            for (var tries = 0; _selection.Left[use.Row] < use.Amount && tries < 20; tries++)
            {
                var users = _users[use.Row];
                if (users is null || users.Count == 0)
                    return false;
                var weakest = users[_random.Next(users.Count)];
                for (var i = 0; i < 2; i++)
                {
                    var other = users[_random.Next(users.Count)];
                    if (_market.Potential[other] < _market.Potential[weakest])
                        weakest = other;
                }
                Take(weakest);
                _todo.Add(weakest);
            }
        if (!_selection.Fits(package))
            return false;
        Put(package);
        return true;
    }

    private void TakeRelated(int request)
    {
        var uses = _selection[request]!.Uses;
        Take(request);
        _todo.Add(request);
        for (var left = _random.Next(2, 7); left > 0 && uses.Length > 0; left--)
        {
            var users = _users[uses[_random.Next(uses.Length)].Row];
            if (users is null || users.Count == 0)
                continue;
            var other = users[_random.Next(users.Count)];
            Take(other);
            _todo.Add(other);
        }
    }

    /// <summary>A request to look at next: rather one that lacks much of what it could be worth.</summary>
    private int Pick() =>
        _random.NextDouble() < ShareContested ? Neediest(_mine) : _mine[_random.Next(_mine.Length)];

    private int Neediest(ReadOnlySpan<int> requests)
    {
        var neediest = requests[_random.Next(requests.Length)];
        for (var i = 1; i < _contest; i++)
        {
            var other = requests[_random.Next(requests.Length)];
            if (_market.Loss(_selection, other) > _market.Loss(_selection, neediest))
                neediest = other;
        }
        return neediest;
    }

    /// <summary>Adds requests without a package that may want what has become free.</summary>
    private void AddOthers()
    {
        for (var left = _random.Next(2, 6); left > 0 && _taken.Count > 0; left--)
        {
            var uses = _taken[_random.Next(_taken.Count)].Uses;
            if (uses.Length == 0)
                continue;
            var row = uses[_random.Next(uses.Length)].Row;
            if (_selection.Left[row] == 0)
                continue;
            var other = Neediest(_market.Wishes.Of(row));
            if (_selection[other] is null && MayTake(other) && !_todo.Contains(other))
                _todo.Add(other);
        }
        for (var i = _todo.Count - 1; i > 0; i--)
        {
            var other = _random.Next(i + 1);
            (_todo[i], _todo[other]) = (_todo[other], _todo[i]);
        }
        if (_random.NextDouble() < 0.5)
            _todo.Sort((x, y) => _market.Potential[x].CompareTo(_market.Potential[y]));
    }

    private void PutBack()
    {
        foreach (var request in _todo)
        {
            if (_selection[request] is not null)
                continue;
            var bonus = _selection.NextPoints(request);
            var threshold =
                bonus > 0 ? -bonus
                : Market.Strengths[_strength] >= 0.9 ? -_problem.PartnerCost / 2.0
                : 0;
            if (!_chooser.Solve(request, _market.Tables[_strength], _selection.Left, threshold))
                continue;
            var package = _chooser.Get();
            if (package.Value + bonus > 0)
                Put(package);
        }
    }

    private void NoteMove()
    {
        if (_keepsMoves)
            _moves.Add(new Move([.. _taken], [.. _put.Select(request => _selection[request]!)]));
        foreach (var package in _taken)
            NoteChange(package.Request);
        foreach (var request in _put)
            NoteChange(request);
        if (_selection.Value <= BestValue)
            return;
        BestValue = _selection.Value;
        foreach (var request in _changed)
        {
            _best[request] = _selection[request];
            _isChanged[request] = false;
        }
        _changed.Clear();
    }

    private void NoteChange(int request)
    {
        if (_isChanged[request])
            return;
        _isChanged[request] = true;
        _changed.Add(request);
    }

    private void Undo()
    {
        for (var i = _put.Count - 1; i >= 0; i--)
            TakeOut(_put[i]);
        foreach (var package in _taken)
            PutIn(package);
    }

    private void Take(int request) => _taken.Add(TakeOut(request));

    private void Put(Package package)
    {
        PutIn(package);
        _put.Add(package.Request);
    }

    private Package TakeOut(int request)
    {
        var package = _selection.Take(request);
        foreach (var use in package.Uses)
            _users[use.Row]!.Remove(request);
        return package;
    }

    private void PutIn(Package package)
    {
        _selection.Put(package);
        NoteUses(package);
    }

    private void NoteUses(Package package)
    {
        foreach (var use in package.Uses)
            (_users[use.Row] ??= []).Add(package.Request);
    }
}

/// <summary>A change of a plan.</summary>
internal sealed record Move(Package[] Taken, Package[] Put);
