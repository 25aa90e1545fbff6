namespace Confero.Matching.Packages;

/// <summary>At most one package for each request, with what is left of every row and what all is worth.</summary>
internal sealed class Selection
{
    private readonly Problem _problem;
    private readonly Package?[] _packages;
    private readonly long[] _left;
    private readonly int[] _packagesOfState;

    public Selection(Problem problem)
    {
        _problem = problem;
        _packages = new Package?[problem.RequestCount];
        _left = [.. problem.RowCapacity];
        _packagesOfState = new int[problem.StateCount];
    }

    /// <summary>Points of all packages and of every State that has one.</summary>
    public long Value { get; private set; }

    /// <summary>How many States have a package.</summary>
    public int StatesServed { get; private set; }

    /// <summary>How many requests there are, served or not.</summary>
    public int RequestCount => _packages.Length;

    public Package? this[int request] => _packages[request];

    /// <summary>What is left of every row.</summary>
    public long[] Left => _left;

    public bool HasPackage(int state) => _packagesOfState[state] > 0;

    public bool Fits(Package package)
    {
        foreach (var use in package.Uses)
            if (_left[use.Row] < use.Amount)
                return false;
        return true;
    }

    public void Put(Package package)
    {
        _packages[package.Request] = package;
        foreach (var use in package.Uses)
            _left[use.Row] -= use.Amount;
        Value += package.Value;
        if (_packagesOfState[_problem.RequestState[package.Request]]++ == 0)
        {
            Value += _problem.StateBonus;
            StatesServed++;
        }
    }

    public Package Take(int request)
    {
        var package = _packages[request]!;
        _packages[request] = null;
        foreach (var use in package.Uses)
            _left[use.Row] += use.Amount;
        Value -= package.Value;
        if (--_packagesOfState[_problem.RequestState[request]] == 0)
        {
            Value -= _problem.StateBonus;
            StatesServed--;
        }
        return package;
    }

    public void CopyFrom(Selection other)
    {
        other._packages.CopyTo(_packages, 0);
        other._left.CopyTo(_left, 0);
        other._packagesOfState.CopyTo(_packagesOfState, 0);
        Value = other.Value;
        StatesServed = other.StatesServed;
    }

    public Selection Clone()
    {
        var copy = new Selection(_problem);
        copy.CopyFrom(this);
        return copy;
    }
}
