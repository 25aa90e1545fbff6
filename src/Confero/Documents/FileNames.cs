using System.Text;

namespace Confero.Documents;

/// <summary>Names of files as strangers gave them, made harmless.</summary>
internal static class FileNames
{
    private const int Most = 100;
    private const string Nameless = "document";

    /// <summary>Letters, digits and a few signs of the name, without folders and extension: the content decides the extension.</summary>
    public static string Of(string sent)
    {
        var name = sent.Split('/', '\\')[^1];
        var dot = name.LastIndexOf('.');
        var made = new StringBuilder();
        foreach (var rune in (dot > 0 ? name[..dot] : name).EnumerateRunes())
            if (!IsUnseen(rune))
                made.Append(IsTaken(rune) ? rune.ToString() : " ");
        var words = made.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = string.Join(' ', words).Normalize(NormalizationForm.FormC);
        if (kept.Length > Most)
            kept = kept[..(char.IsHighSurrogate(kept[Most - 1]) ? Most - 1 : Most)].TrimEnd();
        return kept.Length == 0 ? Nameless : kept;
    }

    /// <summary>What turns the direction of text, joins or hides, so that a name looks like another; and halves of characters.</summary>
    private static bool IsUnseen(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.Control
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    private static bool IsTaken(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
        || (rune.IsAscii && "-_(),".Contains((char)rune.Value, StringComparison.Ordinal));
}
