using System.Collections.Frozen;

namespace Confero.Matching.Text;

/// <summary>
/// Cuts endings that only show number, gender, case or person. Light by intent: short suffix lists in the manner of
/// Savoy's light stemmers and, for Arabic, of Light10 (Larkey, Ballesteros and Connell 2007).
/// </summary>
internal static class Stemmer
{
    private static readonly FrozenDictionary<string, Ending[]> Endings = new Dictionary<string, Ending[]>
    {
        [TextLanguages.English] = Longest(
            4,
            "ies>y ied>y sses>ss ss>ss us>us is>is es s 's ing ings ed e y>y ation>at ations>at"
        ),
        [TextLanguages.French] = Longest(
            3,
            "aux>al eaux>eau ees es e s x er ez ent>ent ants>ant ante>ant antes>ant ment>ment ments>ment "
                + "ives>if ive>if ifs>if elles>el elle>el els>el iennes>ien ienne>ien iens>ien ienn>ien"
        ),
        [TextLanguages.Spanish] = Longest(
            3,
            "ciones>cion iones>ion ces>z es s a o e as os ar er ir an en>en mente idades>idad"
        ),
        [TextLanguages.Russian] = Longest(
            3,
            "а я о е и ы у ю ь й ом ем ам ям ах ях ой ей ов ев ий ый ая яя ое ее ые ие ую юю ою ею ия ии ию ью ья "
                + "ами ями ого его ому ему ым им ых их ыми ими ием иям иях ией иями ьи ья ье ьев ьям ить ать ять еть "
                + "нная>н нное>н нные>н нный>н нного>н нной>н нных>н нным>н ют"
        ),
        [TextLanguages.Arabic] = Longest(2, "ها ان ات ون ين يه ه ي كم نا هم ا"),
        [TextLanguages.Chinese] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Articles = ["وبال", "وال", "بال", "كال", "فال", "ولل", "ال", "لل"];

    public static string Stem(string word, Script script, string language) =>
        script switch
        {
            Script.Arabic when language == TextLanguages.Arabic => Cut(Unprefixed(word), language),
            Script.Cyrillic when language == TextLanguages.Russian => Cut(word, language),
            Script.Latin
                when language is TextLanguages.English or TextLanguages.French or TextLanguages.Spanish =>
                Cut(word, language),
            _ => word,
        };

    /// <summary>
    /// Readings of an Arabic stem whose first letter may be a word of its own: wa, bi, li, ka, fa or sa. Some words
    /// begin with such a letter, so whoever asks must know which reading is a word.
    /// </summary>
    public static string? WithoutClitic(string stem) =>
        stem.Length >= 4 && stem[0] is 'ب' or 'ل' or 'ك' or 'ف' or 'و' or 'س' ? stem[1..] : null;

    private static string Unprefixed(string word)
    {
        foreach (var article in Articles)
            if (word.Length >= article.Length + 2 && word.StartsWith(article, StringComparison.Ordinal))
                return word[article.Length..];
        return word;
    }

    private static string Cut(string word, string language)
    {
        foreach (var ending in Endings[language])
            if (
                word.Length - ending.Text.Length >= ending.Least
                && word.EndsWith(ending.Text, StringComparison.Ordinal)
            )
                return string.Concat(word.AsSpan(0, word.Length - ending.Text.Length), ending.Instead);
        return word;
    }

    private static Ending[] Longest(int least, string endings) =>
        [
            .. endings
                .Split(' ')
                .Distinct()
                .Select(x => x.Split('>'))
                .Select(x => new Ending(x[0], x.Length > 1 ? x[1] : "", least))
                .OrderByDescending(x => x.Text.Length)
                .ThenBy(x => x.Text, StringComparer.Ordinal),
        ];

    private readonly record struct Ending(string Text, string Instead, int Least);
}
