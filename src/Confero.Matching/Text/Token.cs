using System.Globalization;
using System.Text;

namespace Confero.Matching.Text;

/// <summary>What a word is written in.</summary>
internal enum Script
{
    Other,
    Latin,
    Cyrillic,
    Arabic,
    Han,

    /// <summary>The end of a sentence or clause, which no label reaches across.</summary>
    Break,
}

/// <summary>A word, or one Chinese character, with where it stands in the text as given.</summary>
internal readonly record struct Token(string Word, int Start, int End, Script Script, string? Hint);

/// <summary>Cuts a text into folded words; Chinese into single characters.</summary>
internal static class Tokens
{
    private const string Breaks = ".;:!?,()。；：！？，、،؛؟\n";

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>((text.Length / 6) + 4);
        var word = new StringBuilder();
        var start = 0;
        var script = Script.Other;
        string? hint = null;
        void End(int end)
        {
            if (word.Length > 0)
                tokens.Add(new Token(word.ToString(), start, end, script, hint));
            word.Clear();
            script = Script.Other;
            hint = null;
        }
        for (var i = 0; i < text.Length; )
        {
            var taken = Folding.Next(text, i, out var folded);
            var kind = KindOf(folded);
            if (kind == Script.Han)
            {
                End(i);
                foreach (var rune in folded.EnumerateRunes())
                    tokens.Add(new Token(rune.ToString(), i, i + taken, Script.Han, null));
            }
            else if (kind is { } letter)
            {
                if (word.Length > 0 && letter != Script.Other && script != Script.Other && letter != script)
                    End(i);
                if (word.Length == 0)
                    start = i;
                word.Append(folded);
                script = letter == Script.Other ? script : letter;
                hint ??= HintOf(text[i]);
            }
            else if (folded.Length > 0)
            {
                var digits = word.Length > 0 && char.IsAsciiDigit(word[^1]);
                End(i);
                if (Breaks.Contains(text[i]) && !(digits && IsDigit(text, i + taken)))
                    tokens.Add(new Token("", i, i + taken, Script.Break, null));
            }
            i += taken;
        }
        End(text.Length);
        return tokens;
    }

    private static bool IsDigit(string text, int index) =>
        index < text.Length && char.IsAsciiDigit(text[index]);

    private static string? HintOf(char letter) =>
        letter switch
        {
            'ñ' or 'á' or 'í' or 'ó' or 'ú' or '¿' or 'Á' or 'Ñ' => TextLanguages.Spanish,
            'è' or 'ê' or 'à' or 'ç' or 'ù' or 'û' or 'î' or 'ô' or 'œ' or 'É' or 'â' or 'ë' =>
                TextLanguages.French,
            _ => null,
        };

    private static Script? KindOf(string folded)
    {
        if (folded.Length == 0)
            return null;
        if (folded.Length == 1 && char.IsAsciiLetter(folded[0]))
            return Script.Latin;
        Script? kind = null;
        foreach (var rune in folded.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
                return null;
            kind = rune.Value switch
            {
                < 0x250 => char.IsAsciiDigit((char)rune.Value) ? Script.Other : Script.Latin,
                >= 0x400 and < 0x530 => Script.Cyrillic,
                >= 0x600 and < 0x780 => Script.Arabic,
                >= 0x3400 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0x20000 => Script.Han,
                _ => Script.Other,
            };
        }
        return kind;
    }
}
