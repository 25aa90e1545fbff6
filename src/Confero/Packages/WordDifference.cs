using DiffPlex;
using DiffPlex.Chunkers;

namespace Confero.Packages;

/// <summary>What became of a stretch of text.</summary>
public enum WordChange
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of text in a comparison.</summary>
public sealed record DiffPart(WordChange Change, string Text);

/// <summary>Compares two texts word by word, in whatever script they are written.</summary>
public static class WordDifference
{
    /// <summary>The stretches in reading order; the old text is what is same or removed, the new one what is same or added.</summary>
    public static IReadOnlyList<DiffPart> Of(string before, string after)
    {
        var result = Differ.Instance.CreateDiffs(
            before,
            after,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            WordChunker.Instance
        );
        var parts = new List<DiffPart>();
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(WordChange.Same, result.PiecesOld.Skip(at).Take(block.DeleteStartA - at));
            Add(WordChange.Removed, result.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(WordChange.Added, result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(WordChange.Same, result.PiecesOld.Skip(at));
        return parts;

        void Add(WordChange change, IEnumerable<string> pieces)
        {
            var text = string.Concat(pieces);
            if (text.Length > 0)
                parts.Add(new DiffPart(change, text));
        }
    }
}
