namespace Confero.Dialogues;

/// <summary>Whether a stretch of text stays, goes or comes.</summary>
public enum PieceKind
{
    Same,
    Gone,
    New,
}

/// <summary>A stretch of a compared text, with the spaces that follow its words.</summary>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>
/// Compares two wordings word by word: the longest common subsequence of words, where every Chinese character counts as a
/// word. Time and memory grow with the product of the lengths, so very long paragraphs are replaced whole.
/// </summary>
public static class TextDifference
{
    private const int MostCells = 4_000_000;

    /// <summary>The stretches that lead from one text to the other; Same and Gone together are the first, Same and New the second.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        if ((long)a.Count * b.Count > MostCells)
            return Join([(PieceKind.Gone, before), (PieceKind.New, after)]);
        var length = Lengths(a, b);
        var parts = new List<(PieceKind, string)>();
        var (i, j) = (0, 0);
        while (i < a.Count || j < b.Count)
            if (i < a.Count && j < b.Count && a[i] == b[j])
            {
                parts.Add((PieceKind.Same, a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Count || (i < a.Count && length[i + 1, j] >= length[i, j + 1]))
                parts.Add((PieceKind.Gone, a[i++]));
            else
                parts.Add((PieceKind.New, b[j++]));
        return Join(parts);
    }

    /// <summary>Length of the longest common subsequence of what follows each pair of places.</summary>
    private static int[,] Lengths(List<string> a, List<string> b)
    {
        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        for (var j = b.Count - 1; j >= 0; j--)
            length[i, j] =
                a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        return length;
    }

    private static List<Piece> Join(IEnumerable<(PieceKind Kind, string Text)> parts)
    {
        var joined = new List<Piece>();
        foreach (var (kind, text) in parts.Where(x => x.Text.Length > 0))
            if (joined.Count > 0 && joined[^1].Kind == kind)
                joined[^1] = joined[^1] with { Text = joined[^1].Text + text };
            else
                joined.Add(new Piece(kind, text));
        return joined;
    }

    /// <summary>Words with the spaces after them; no letter is lost.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var begin = 0;
        for (var i = 1; i <= text.Length; i++)
            if (i == text.Length || Begins(text[i - 1], text[i]))
            {
                words.Add(text[begin..i]);
                begin = i;
            }
        return words;
    }

    private static bool Begins(char before, char letter) =>
        !char.IsWhiteSpace(letter) && (char.IsWhiteSpace(before) || IsChinese(before) || IsChinese(letter));

    private static bool IsChinese(char letter) => letter is >= '\u3000' and <= '\u9fff';
}
