using Confero.Matching.Packages;

namespace Confero.Bench.Gap;

/// <summary>
/// A generalised assignment problem as a portfolio: each job a request of one mandatory item, each agent an organisation and
/// a row. Every job is worth so much that leaving one out is never worth it, whatever the others then cost.
/// </summary>
internal sealed class GapProblem
{
    private readonly GapFile _file;
    private readonly bool _maximise;
    private readonly int _worth;

    public GapProblem(GapFile file, bool maximise)
    {
        _file = file;
        _maximise = maximise;
        _worth = 1 + file.Cost.Max(row => row.Max());
        for (var job = 0; job < file.Jobs; job++)
            _worth += file.Cost.Max(row => row[job]) - file.Cost.Min(row => row[job]);
        Problem = Build();
    }

    public Problem Problem { get; }

    /// <summary>What a plan costs.</summary>
    /// <exception cref="InvalidOperationException">Capacity is exceeded.</exception>
    /// <returns>Null if it leaves out a job.</returns>
    public long? Cost(Selection plan)
    {
        var cost = 0L;
        var left = _file.Capacity.Select(capacity => (long)capacity).ToArray();
        for (var job = 0; job < _file.Jobs; job++)
        {
            if (plan[job] is not { } package)
                return null;
            var agent = Problem.OptionOrganisation[package.Options[0]];
            cost += _file.Cost[agent][job];
            left[agent] -= _file.Resource[agent][job];
        }
        return left.All(amount => amount >= 0)
            ? cost
            : throw new InvalidOperationException("Too much for an agent.");
    }

    /// <summary>What a bound on the value of plans says of their cost.</summary>
    public double CostBound(double valueBound)
    {
        var bound = Math.Floor(valueBound + 1e-6) - (double)_worth * _file.Jobs;
        return _maximise ? bound : -bound;
    }

    private Problem Build()
    {
        var builder = new ProblemBuilder();
        foreach (var capacity in _file.Capacity)
            builder.AddRow(RowKind.People, capacity);
        for (var job = 0; job < _file.Jobs; job++)
        {
            builder.BeginRequest(0, 1);
            builder.AddItem(true, 0);
            for (var agent = 0; agent < _file.Agents; agent++)
            {
                var cost = _file.Cost[agent][job];
                builder.AddOption(agent, 0, 0, _maximise ? _worth + cost : _worth - cost, false);
                builder.AddUse(agent, _file.Resource[agent][job]);
            }
        }
        return builder.Build(1, 1, _file.Agents, 0, 0, 0);
    }
}
