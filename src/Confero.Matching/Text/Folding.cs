using System.Globalization;
using System.Text;

namespace Confero.Matching.Text;

/// <summary>
/// Makes spellings of one word alike: Unicode compatibility decomposition (UAX #15), small letters, no accents, no
/// Arabic vowel signs or tatweel, one form each of alef, ya and ta marbuta, plain digits.
/// </summary>
public static class Folding
{
    private const int MostRounds = 4;
    private const string ShortI = "й";
    private const char Breve = '\u0306';

    /// <summary>Not a character; normalisation refuses it.</summary>
    private const char ReversedMark = '\uFFFE';
    private static readonly string?[] Known = new string?[0x10000];

    /// <summary>
    /// The text with every character made plain. Doing it twice gives the same as once. A lone surrogate becomes a
    /// space; nothing makes it throw.
    /// </summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var taken = Next(text, i, out var folded);
            plain.Append(folded);
            i += taken;
        }
        return plain.ToString();
    }

    /// <summary>Folds the character at an index and gives how many UTF-16 units it took, 1 to 3.</summary>
    internal static int Next(string text, int index, out string folded)
    {
        var first = text[index];
        if (char.IsSurrogate(first))
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                folded = " ";
                return 1;
            }
            folded = Make(rune);
            return rune.Utf16SequenceLength;
        }
        if (first is 'и' or 'И' && index + 1 < text.Length && text[index + 1] == Breve)
        {
            folded = ShortI;
            return 2;
        }
        folded = Known[first] ??= first == ReversedMark ? " " : Make(new Rune(first));
        return 1;
    }

    private static string Make(Rune rune)
    {
        var now = rune.ToString();
        for (var i = 0; i < MostRounds; i++)
        {
            var next = Once(now);
            if (string.Equals(next, now, StringComparison.Ordinal))
                break;
            now = next;
        }
        return now;
    }

    private static string Once(string text)
    {
        if (text is "й" or "Й")
            return ShortI;
        var plain = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
                plain.Append((int)Rune.GetNumericValue(rune));
            else if (!IsDropped(rune))
                plain.Append(Letter(Rune.ToLowerInvariant(rune)));
        return plain.ToString();
    }

    private static bool IsDropped(Rune rune) =>
        rune.Value == 0x640
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format;

    private static string Letter(Rune rune) =>
        rune.Value switch
        {
            'ß' => "ss",
            'œ' => "oe",
            'æ' => "ae",
            'ø' => "o",
            'ł' => "l",
            'ς' => "σ",
            'ى' or 'ی' => "ي",
            'ة' or 'ۃ' => "ه",
            'ٱ' => "ا",
            'ک' => "ك",
            _ => rune.ToString(),
        };
}
