using Confero.Bench.Instances;
using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Bench.Rivals;

/// <summary>
/// <see cref="Insertion"/> for a portfolio too large to be in memory whole: the same order and the same choices, read in pieces.
/// </summary>
internal sealed class PiecewiseInsertion(RecipeSource source)
{
    private const int PieceSize = 100; // requests

    private long[]? _left;
    private bool[] _stateHas = [];
    private long _value;

    public Outcome ByArrival() => Insert(Enumerable.Range(0, source.Frame.RequestCount));

    public Outcome ByValue()
    {
        var keys = new double[source.Frame.RequestCount];
        Parallel.For(0, (keys.Length + PieceSize - 1) / PieceSize, piece => Weigh(piece, keys));
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort((double[])keys.Clone(), order);
        return Insert(order.Where(request => keys[request] <= 0));
    }

    private void Weigh(int piece, double[] keys)
    {
        var first = piece * PieceSize;
        var problem = source.Read(Enumerable.Range(first, Math.Min(PieceSize, keys.Length - first)));
        var chooser = new Chooser(problem);
        var nothing = Nothing(problem);
        for (var request = 0; request < problem.RequestCount; request++)
            keys[first + request] = chooser.Solve(request, nothing, null, 0)
                ? -chooser.Value / problem.ItemsOf(request)
                : 1;
    }

    private Outcome Insert(IEnumerable<int> order)
    {
        foreach (var batch in order.Chunk(PieceSize * Environment.ProcessorCount))
        {
            var pieces = batch.Chunk(PieceSize).ToArray();
            var problems = new Problem[pieces.Length];
            Parallel.For(0, pieces.Length, i => problems[i] = source.Read(pieces[i]));
            foreach (var problem in problems)
                Fill(problem);
        }
        return new Outcome(_value, _stateHas.Count(has => has), null);
    }

    private void Fill(Problem problem)
    {
        _left ??= [.. problem.RowCapacity];
        if (_stateHas.Length == 0)
            _stateHas = new bool[problem.StateCount];
        var chooser = new Chooser(problem);
        var nothing = Nothing(problem);
        for (var request = 0; request < problem.RequestCount; request++)
        {
            var state = problem.RequestState[request];
            var bonus = _stateHas[state] ? 0 : problem.Groups.Most(state);
            if (!chooser.Solve(request, nothing, _left, -bonus))
                continue;
            var package = chooser.Get();
            if (package.Value + bonus <= 0)
                continue;
            foreach (var use in package.Uses)
                _left[use.Row] -= use.Amount;
            _value += package.Value + bonus;
            _stateHas[state] = true;
        }
    }

    private static PriceTable Nothing(Problem problem)
    {
        var steps = new RoundingSteps(problem);
        return new PriceTable(problem, steps).Fill(new Prices(problem, steps));
    }
}
