using System.Collections;

namespace Confero.Matching.Text;

/// <summary>What can be compared about a text: its concepts, stems and character grams, each with a weight.</summary>
internal sealed class TextProfile
{
    /// <summary>What a label counts that stands inside a longer one.</summary>
    private const double Inside = 0.5;

    private TextProfile(string text, ConceptSpotter spotter)
    {
        var tokens = Tokens.Of(text);
        var languages = TextLanguages.Of(tokens);
        var found = spotter.Find(tokens, languages);
        foreach (var spotted in found)
        {
            var weight = (spotted.IsLongest ? 1 : Inside) / spotted.Sharing;
            var concept = spotted.Finding.Pattern.Concept;
            Concepts[concept] = Math.Max(weight, Concepts.GetValueOrDefault(concept));
        }
        Coverage = Covered(tokens, languages, found);
        Read(tokens, languages);
        Grams = CharacterGrams
            .Count(tokens.Where(x => !IsSmall(x, languages)))
            .ToDictionary(x => x.Key, x => 1 + Math.Log(x.Value));
    }

    /// <summary>Weight of each concept, 0 to 1.</summary>
    public Dictionary<ConceptCode, double> Concepts { get; } = [];

    /// <summary>How often each stem occurs; for Chinese each pair of neighbouring characters.</summary>
    public Dictionary<string, int> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>Weight of each hashed gram: 1 + ln of how often it occurs.</summary>
    public Dictionary<int, double> Grams { get; }

    /// <summary>
    /// Share of the words that stand in a label, 0 to 1; how far the concepts can be trusted to be what the text is
    /// about. 1 for a text without words, and where codes were confirmed.
    /// </summary>
    public double Coverage { get; private set; }

    /// <summary>How many terms the text has.</summary>
    public int Length { get; private set; }

    /// <summary>Reads a text; the codes a person confirmed count as concepts in full.</summary>
    public static TextProfile Of(string text, IEnumerable<ConceptCode> codes, ConceptSpotter spotter)
    {
        var profile = new TextProfile(text, spotter);
        foreach (var code in codes)
        {
            profile.Concepts[code] = 1;
            profile.Coverage = 1;
        }
        return profile;
    }

    private static double Covered(List<Token> tokens, IReadOnlyList<string> languages, List<Spotted> found)
    {
        var covered = new BitArray(tokens.Count);
        foreach (var spotted in found)
            for (var i = spotted.Finding.First; i <= spotted.Finding.Last; i++)
                covered[i] = true;
        var all = 0;
        var known = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsContent(tokens[i], languages))
                continue;
            all++;
            if (covered[i])
                known++;
        }
        return all == 0 ? 1 : known / (double)all;
    }

    private void Read(List<Token> tokens, IReadOnlyList<string> languages)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!IsContent(token, languages))
                continue;
            if (token.Script != Script.Han)
                Count(Stem(token, languages));
            else if (i + 1 < tokens.Count && tokens[i + 1].Script == Script.Han)
                Count(token.Word + tokens[i + 1].Word);
        }
    }

    private void Count(string term)
    {
        Terms[term] = Terms.GetValueOrDefault(term) + 1;
        Length++;
    }

    private static string Stem(Token token, IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
        {
            var stem = Stemmer.Stem(token.Word, token.Script, language);
            if (stem.Length < token.Word.Length)
                return stem;
        }
        return token.Word;
    }

    private static bool IsContent(Token token, IReadOnlyList<string> languages) =>
        token.Script != Script.Break && !IsSmall(token, languages);

    private static bool IsSmall(Token token, IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
            if (Stopwords.Contains(language, token.Word))
                return true;
        return false;
    }
}
