namespace Confero.Matching.Text;

/// <summary>The six languages that texts are read in, and which of them a text is likely to be in.</summary>
public static class TextLanguages
{
    internal const string Arabic = "ar";
    internal const string Chinese = "zh";
    internal const string English = "en";
    internal const string French = "fr";
    internal const string Russian = "ru";
    internal const string Spanish = "es";

    private static readonly string[] Latin = [English, French, Spanish];

    /// <summary>Codes of the languages, in the order of the United Nations.</summary>
    public static IReadOnlyList<string> All { get; } = [Arabic, Chinese, English, French, Russian, Spanish];

    /// <summary>
    /// Languages worth reading these words in: by script; for Latin letters those whose common words and letters
    /// occur most often, all three if nothing tells.
    /// </summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<Token> tokens)
    {
        var found = new List<string>(3);
        if (tokens.Any(x => x.Script == Script.Han))
            found.Add(Chinese);
        if (tokens.Any(x => x.Script == Script.Arabic))
            found.Add(Arabic);
        if (tokens.Any(x => x.Script == Script.Cyrillic))
            found.Add(Russian);
        if (tokens.Any(x => x.Script == Script.Latin))
            found.AddRange(OfLatin(tokens));
        return found;
    }

    private static IEnumerable<string> OfLatin(IReadOnlyList<Token> tokens)
    {
        var points = new int[Latin.Length];
        foreach (var token in tokens)
        {
            if (token.Script != Script.Latin)
                continue;
            for (var i = 0; i < Latin.Length; i++)
            {
                if (Stopwords.Contains(Latin[i], token.Word))
                    points[i] += 2;
                if (token.Hint == Latin[i])
                    points[i]++;
            }
        }
        var most = points.Max();
        return Latin.Where((_, i) => points[i] == most);
    }
}
