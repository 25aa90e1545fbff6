using System.Diagnostics;
using Confero.Matching.Packages;

namespace Confero.Matching.Search;

/// <summary>
/// Improves a plan that the exact solver could not prove: some requests that compete for the same rows are freed, and the
/// exact solver serves just these anew from what they had and what is left.
/// </summary>
internal sealed class ExactNeighbourhoods
{
    private static readonly TimeSpan ForOne = TimeSpan.FromSeconds(2);

    private readonly Problem _problem;
    private readonly Random _random;
    private readonly int _size;

    public ExactNeighbourhoods(Problem problem, int seed)
    {
        _problem = problem;
        _random = new Random(seed);
        _size = Math.Clamp(problem.RequestCount / 3, 2, 40);
    }

    /// <summary>Improves a plan in place until the time is over.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="limit">Wall-clock limit.</param>
    /// <param name="bound">A value at which nothing can be better.</param>
    /// <param name="improved">Told about every better plan.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Run(
        Selection plan,
        TimeSpan limit,
        double bound,
        Action<long>? improved,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < limit && !cancellation.IsCancellationRequested && bound - plan.Value >= 1)
            if (Improve(plan, limit - clock.Elapsed, cancellation))
                improved?.Invoke(plan.Value);
    }

    private bool Improve(Selection plan, TimeSpan left, CancellationToken cancellation)
    {
        var freed = Choose(plan);
        var before = plan.Value;
        var old = freed.Where(request => plan[request] is not null).Select(plan.Take).ToList();
        var builder = ProblemBuilder.WithRowsOf(_problem, plan.Left);
        foreach (var request in freed)
            builder.Copy(
                _problem,
                request,
                item =>
                    [
                        .. Enumerable.Range(
                            _problem.OptionStart[item],
                            _problem.OptionStart[item + 1] - _problem.OptionStart[item]
                        ),
                    ]
            );
        var part = builder.BuildLike(_problem);
        var (found, _) = new ExactSolver(part).Solve(
            left < ForOne ? left : ForOne,
            null,
            _random.Next(1000),
            0,
            null,
            null,
            cancellation
        );
        for (var i = 0; i < freed.Count; i++)
            if (found[i] is { } package && Translated(part, package, freed[i]) is var same && plan.Fits(same))
                plan.Put(same);
        if (plan.Value >= before)
            return plan.Value > before;
        foreach (var request in freed.Where(request => plan[request] is not null))
            plan.Take(request);
        foreach (var package in old)
            plan.Put(package);
        return false;
    }

    /// <summary>A request and others that use, or could use, the same rows; now and then any other.</summary>
    private List<int> Choose(Selection plan)
    {
        var chosen = new List<int> { _random.Next(_problem.RequestCount) };
        var rows = new HashSet<int>();
        while (chosen.Count < _size)
        {
            foreach (var use in plan[chosen[^1]]?.Uses ?? [])
                rows.Add(use.Row);
            var others = Enumerable
                .Range(0, _problem.RequestCount)
                .Where(request =>
                    !chosen.Contains(request)
                    && plan[request]?.Uses.Any(use => rows.Contains(use.Row)) == true
                )
                .ToList();
            var next =
                others.Count > 0 && _random.Next(5) > 0
                    ? others[_random.Next(others.Count)]
                    : _random.Next(_problem.RequestCount);
            if (!chosen.Contains(next))
                chosen.Add(next);
            else if (chosen.Count >= _problem.RequestCount)
                break;
        }
        return chosen;
    }

    private Package Translated(Problem part, Package package, int request)
    {
        var options = (int[])package.Options.Clone();
        var payers = (int[])package.Payers.Clone();
        for (var place = 0; place < options.Length; place++)
        {
            if (options[place] >= 0)
                options[place] +=
                    _problem.OptionStart[_problem.ItemStart[request] + place]
                    - part.OptionStart[part.ItemStart[package.Request] + place];
            if (payers[place] >= 0)
                payers[place] += _problem.PayerStart[request] - part.PayerStart[package.Request];
        }
        return Package.Of(_problem, request, options, payers);
    }
}
