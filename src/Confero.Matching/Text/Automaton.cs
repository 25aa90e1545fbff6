namespace Confero.Matching.Text;

/// <summary>
/// Finds many sequences of symbols in one pass (Aho and Corasick 1975). Symbols are numbers from 1; build first with
/// <see cref="Add"/> and <see cref="Link"/>, then share between threads.
/// </summary>
internal sealed class Automaton
{
    public const int Root = 0;

    private readonly Dictionary<(int Node, int Symbol), int> _next = [];
    private readonly List<int> _fallback = [Root];
    private readonly List<int> _shorter = [Root];
    private readonly List<List<int>?> _found = [null];

    /// <summary>Adds a sequence that is reported as this number.</summary>
    public void Add(IEnumerable<int> symbols, int number)
    {
        var node = Root;
        foreach (var symbol in symbols)
        {
            if (!_next.TryGetValue((node, symbol), out var child))
            {
                child = _found.Count;
                _next[(node, symbol)] = child;
                _found.Add(null);
                _fallback.Add(Root);
                _shorter.Add(Root);
            }
            node = child;
        }
        (_found[node] ??= []).Add(number);
    }

    /// <summary>Links every node to its longest proper suffix; once, after the last addition.</summary>
    public void Link()
    {
        var children = _next.ToLookup(x => x.Key.Node, x => (x.Key.Symbol, Child: x.Value));
        var waiting = new Queue<int>(children[Root].Select(x => x.Child));
        while (waiting.TryDequeue(out var node))
            foreach (var (symbol, child) in children[node])
            {
                var fallback = Step(_fallback[node], symbol);
                _fallback[child] = fallback;
                _shorter[child] = _found[fallback] is null ? _shorter[fallback] : fallback;
                waiting.Enqueue(child);
            }
    }

    /// <summary>Where a symbol leads from a node.</summary>
    public int Step(int node, int symbol)
    {
        int child;
        while (!_next.TryGetValue((node, symbol), out child))
        {
            if (node == Root)
                return Root;
            node = _fallback[node];
        }
        return child;
    }

    /// <summary>Numbers of every sequence that ends at a node, longest first.</summary>
    public IEnumerable<int> Found(int node)
    {
        for (var at = _found[node] is null ? _shorter[node] : node; at != Root; at = _shorter[at])
            foreach (var number in _found[at]!)
                yield return number;
    }
}
