namespace Confero.Matching.Text;

/// <summary>A label of a concept, as it is looked for.</summary>
internal sealed record Pattern(ConceptCode Concept, string Label, string Language, int Length);

/// <summary>A label between two words of a text, both included.</summary>
internal readonly record struct Finding(int First, int Last, Pattern Pattern);

/// <summary>Finds the labels of one language among the words of a text, whatever their endings.</summary>
internal sealed class LabelFinder
{
    private const int Unknown = 0;

    private readonly string _language;
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly List<Pattern> _patterns = [];
    private readonly Automaton _automaton = new();

    public LabelFinder(Thesaurus thesaurus, string language)
    {
        _language = language;
        foreach (var concept in thesaurus.Concepts)
            if (concept.Labels.TryGetValue(language, out var labels))
                foreach (var label in labels)
                    Add(concept.Name, label);
        _automaton.Link();
    }

    public void Find(IReadOnlyList<Token> tokens, List<Finding> findings)
    {
        var read = new List<int>(tokens.Count);
        var node = Automaton.Root;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (Stopwords.Contains(_language, token.Word))
                continue;
            read.Add(i);
            var symbol = Symbol(token);
            node = symbol == Unknown ? Automaton.Root : _automaton.Step(node, symbol);
            foreach (var number in _automaton.Found(node))
            {
                var pattern = _patterns[number];
                findings.Add(new Finding(read[^pattern.Length], i, pattern));
            }
        }
    }

    private void Add(ConceptCode concept, string label)
    {
        var symbols = new List<int>();
        foreach (var token in Tokens.Of(label))
        {
            if (token.Script == Script.Break || Stopwords.Contains(_language, token.Word))
                continue;
            var stem = Stemmer.Stem(token.Word, token.Script, _language);
            if (!_symbols.TryGetValue(stem, out var symbol))
                _symbols[stem] = symbol = _symbols.Count + 1;
            symbols.Add(symbol);
        }
        if (symbols.Count == 0)
            return;
        _automaton.Add(symbols, _patterns.Count);
        _patterns.Add(new Pattern(concept, label, _language, symbols.Count));
    }

    private int Symbol(Token token)
    {
        var stem = Stemmer.Stem(token.Word, token.Script, _language);
        if (_symbols.TryGetValue(stem, out var symbol) || token.Script != Script.Arabic)
            return symbol;
        for (
            var shorter = Stemmer.WithoutClitic(stem);
            shorter is not null;
            shorter = Stemmer.WithoutClitic(shorter)
        )
            if (_symbols.TryGetValue(shorter, out symbol))
                return symbol;
        return Unknown;
    }
}
