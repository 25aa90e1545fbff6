using Confero.Matching.Packages;

namespace Confero.Matching.Search;

/// <summary>
/// Two searches side by side. In a small problem each cools down by itself and the better plan counts. In a large one both
/// start every round from the same plan, and the moves of both that do not collide are put together: most moves are far
/// apart. Rounds are counted in steps, so that the result does not depend on which was faster.
/// </summary>
internal sealed class SearchTeam
{
    private const int Members = 2;
    private const int SmallProblem = 1500; // requests

    private readonly int _seed;
    private readonly double _heat;
    private readonly HashSet<int>? _frozen;
    private readonly int _round;
    private Problem _problem = null!;
    private Neighbourhoods[] _members = [];
    private Selection _current = null!;
    private int _rounds;
    private int _markets;
    private long _stepsBefore; // of one member
    private long _allStepsBefore;

    /// <param name="market">The priced problem.</param>
    /// <param name="start">The plan to improve; not changed.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="heat">Points by which a plan may worsen at the beginning, about.</param>
    /// <param name="frozen">Requests whose packages stay as they are.</param>
    public SearchTeam(Market market, Selection start, int seed, double heat, HashSet<int>? frozen = null)
    {
        (_seed, _heat, _frozen) = (seed, heat, frozen);
        GoOn(market, start);
        _round = _problem.RequestCount < SmallProblem ? 2000 : _problem.RequestCount / 8;
    }

    /// <summary>The best plan so far.</summary>
    public Selection Best { get; private set; } = null!;

    /// <summary>Steps of all members.</summary>
    public long Steps => _allStepsBefore + _members.Sum(member => member.Steps);

    /// <summary>Goes on over another list.</summary>
    /// <param name="market">The priced list.</param>
    /// <param name="plan">The plan, written over it.</param>
    public void GoOn(Market market, Selection plan)
    {
        _allStepsBefore = Steps;
        _stepsBefore = StepsOfOne;
        _problem = market.Problem;
        Best = plan.Clone();
        _current = plan.Clone();
        var seed = (_seed + 1_000_003 * _markets++) * 31;
        _members =
        [
            .. Enumerable.Range(1, Members).Select(i => new Neighbourhoods(market, plan, seed + i, _frozen)),
        ];
    }

    private long StepsOfOne => _stepsBefore + (_members.Length == 0 ? 0 : _members[0].Steps);

    /// <summary>Searches until the budget is spent.</summary>
    /// <param name="budget">Counted in steps of one member.</param>
    /// <param name="improved">Told about every better plan; returns false to stop.</param>
    /// <param name="pauses">Told after every round what share of the budget is spent; returns true to pause.</param>
    /// <returns>Whether it pauses, and would go on.</returns>
    public bool Run(Budget budget, Func<long, bool>? improved = null, Func<double, bool>? pauses = null)
    {
        var isSmall = _problem.RequestCount < SmallProblem;
        while (budget.Spent(StepsOfOne) is var spent && spent < 1)
        {
            if (pauses?.Invoke(spent) == true)
                return true;
            var stepsBefore = _members[0].Steps;
            var before = Best.Value;
            if (!isSmall)
                Divide();
            Parallel.ForEach(
                _members,
                member =>
                {
                    var first = member.Steps;
                    member.Run(
                        _round,
                        () => budget.Spent(_stepsBefore + member.Steps),
                        _heat,
                        keepsMoves: !isSmall
                    );
                }
            );
            if (isSmall)
                Compare();
            else
                Join();
            if (_members[0].Steps == stepsBefore)
                return false; // nothing can be changed
            if (Best.Value > before && improved?.Invoke(Best.Value) == false)
                return false;
        }
        return false;
    }

    /// <summary>Notes the better of the members' best plans; each goes on from its own.</summary>
    private void Compare()
    {
        var best = _members.MaxBy(member => member.BestValue)!;
        if (best.BestValue > Best.Value)
            Replace(Best, best.Best);
    }

    private void Divide()
    {
        foreach (var member in _members)
            member.Adopt(_current);
    }

    /// <summary>Takes over one member's plan, and every move of the other that is still possible there.</summary>
    private void Join()
    {
        var leader = _rounds++ % Members;
        _current.CopyFrom(_members[leader].Current);
        for (var i = 0; i < Members; i++)
            if (i != leader)
                foreach (var move in _members[i].Moves)
                    Follow(move);
        if (_current.Value > Best.Value)
            Best.CopyFrom(_current);
    }

    private void Follow(Move move)
    {
        foreach (var package in move.Taken)
            if (!ReferenceEquals(_current[package.Request], package))
                return;
        foreach (var package in move.Put)
            if (
                _current[package.Request] is { } standing
                && !Array.Exists(move.Taken, taken => ReferenceEquals(taken, standing))
            )
                return;
        foreach (var package in move.Taken)
            _current.Take(package.Request);
        var put = 0;
        while (put < move.Put.Length && _current.Fits(move.Put[put]))
            _current.Put(move.Put[put++]);
        if (put == move.Put.Length)
            return;
        while (put > 0)
            _current.Take(move.Put[--put].Request);
        foreach (var package in move.Taken)
            _current.Put(package);
    }

    private static void Replace(Selection selection, IReadOnlyList<Package?> packages)
    {
        for (var request = 0; request < packages.Count; request++)
            if (selection[request] is { } old && !ReferenceEquals(old, packages[request]))
                selection.Take(request);
        for (var request = 0; request < packages.Count; request++)
            if (packages[request] is { } package && selection[request] is null)
                selection.Put(package);
    }
}
