namespace Confero.Matching.Packages;

/// <summary>At most one package for each request, with what is left of every row and what all is worth.</summary>
internal sealed class Selection
{
    private readonly Problem _problem;
    private readonly Package?[] _packages;
    private readonly long[] _left;
    private readonly int[] _packagesOf; // by group

    public Selection(Problem problem)
    {
        _problem = problem;
        _packages = new Package?[problem.RequestCount];
        _left = [.. problem.RowCapacity];
        _packagesOf = new int[problem.Groups.Count];
    }

    /// <summary>Points of all packages and of all groups.</summary>
    public long Value { get; private set; }

    /// <summary>The part of <see cref="Value"/> that comes from groups having packages.</summary>
    public long GroupValue { get; private set; }

    /// <summary>How many States have a package.</summary>
    public int StatesServed { get; private set; }

    /// <summary>How many requests there are, served or not.</summary>
    public int RequestCount => _packages.Length;

    public Package? this[int request] => _packages[request];

    /// <summary>What is left of every row.</summary>
    public long[] Left => _left;

    /// <summary>What would be left of every row had a request no package.</summary>
    public long[] LeftWithout(int request)
    {
        var left = (long[])_left.Clone();
        foreach (var use in _packages[request]?.Uses ?? [])
            left[use.Row] += use.Amount;
        return left;
    }

    /// <summary>How many packages a group has.</summary>
    public int PackagesOf(int group) => _packagesOf[group];

    /// <summary>What one more package of a request would be worth to its State and region.</summary>
    public int NextPoints(int request)
    {
        var state = _problem.RequestState[request];
        var points = _problem.Groups.Next(state, _packagesOf[state]);
        return _problem.RequestRegion[request] is >= 0 and var region
            ? points + _problem.Groups.Next(region, _packagesOf[region])
            : points;
    }

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
        var points = NextPoints(package.Request);
        Value += points;
        GroupValue += points;
        Count(package.Request, 1);
    }

    public Package Take(int request)
    {
        var package = _packages[request]!;
        _packages[request] = null;
        foreach (var use in package.Uses)
            _left[use.Row] += use.Amount;
        Value -= package.Value;
        Count(request, -1);
        var points = NextPoints(request);
        Value -= points;
        GroupValue -= points;
        return package;
    }

    private void Count(int request, int times)
    {
        var state = _problem.RequestState[request];
        var had = _packagesOf[state];
        _packagesOf[state] += times;
        StatesServed += Math.Sign(_packagesOf[state]) - Math.Sign(had);
        if (_problem.RequestRegion[request] is >= 0 and var region)
            _packagesOf[region] += times;
    }

    public void CopyFrom(Selection other)
    {
        other._packages.CopyTo(_packages, 0);
        other._left.CopyTo(_left, 0);
        other._packagesOf.CopyTo(_packagesOf, 0);
        Value = other.Value;
        GroupValue = other.GroupValue;
        StatesServed = other.StatesServed;
    }

    public Selection Clone()
    {
        var copy = new Selection(_problem);
        copy.CopyFrom(this);
        return copy;
    }
}
