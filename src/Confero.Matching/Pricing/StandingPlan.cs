using Confero.Matching.Packages;

namespace Confero.Matching.Pricing;

/// <summary>A plan and the list over which it is written.</summary>
internal sealed record StandingPlan(Selection Plan, ShortList List)
{
    /// <summary>What is kept of another list when it is made anew beside this plan; for one thread.</summary>
    public KeptOptions Beside(ShortList other) => new(this, other);
}

/// <summary>Options of a request that a new list keeps: those of another list and of a plan.</summary>
internal sealed class KeptOptions
{
    private readonly Selection _plan;
    private readonly ShortList _over;
    private readonly ShortList _list;
    private int _request = -1;

    public KeptOptions(StandingPlan standing, ShortList list)
    {
        (_plan, _over, _list) = (standing.Plan, standing.List, list);
        Left = (long[])_plan.Left.Clone();
    }

    /// <summary>What others leave of every row for the request looked at, which may give up its package.</summary>
    public long[] Left { get; }

    /// <summary>Looks at a request.</summary>
    public void Look(int request)
    {
        if (_request >= 0)
            Give(-1);
        _request = request;
        Give(1);
    }

    /// <summary>Places of an item's options among all that are eligible, ascending but for the last.</summary>
    public IEnumerable<int> Of(int item)
    {
        var listed = new ArraySegment<int>(_list.Ordinals, Start(item), Count(item));
        return Planned(item) is { } planned ? listed.Append(planned) : listed;
    }

    /// <summary>Whether an option, by its place among all that are eligible for its item, is kept.</summary>
    public bool Has(int item, int ordinal) =>
        Array.BinarySearch(_list.Ordinals, Start(item), Count(item), ordinal) >= 0
        || Planned(item) == ordinal;

    private int Start(int item) => _list.Problem.OptionStart[item];

    private int Count(int item) => _list.Problem.OptionStart[item + 1] - Start(item);

    private int? Planned(int item) =>
        _plan[_request]?.Options[item - _over.Problem.ItemStart[_request]] is >= 0 and var option
            ? _over.Ordinals[option]
            : null;

    private void Give(int times)
    {
        foreach (var use in _plan[_request]?.Uses ?? [])
            Left[use.Row] += times * use.Amount;
    }
}
