using System.Globalization;

namespace Confero.Record;

/// <summary>
/// A piece of the tree as it is published in a file (C2SP tlog-tiles): up to 256 hashes of one level. A full tile
/// never changes.
/// </summary>
/// <param name="Level">From 0 for leaf hashes; each level stands for 8 levels of the tree.</param>
/// <param name="Index">Place in its level, from 0.</param>
/// <param name="Width">Number of hashes, 1 to 256.</param>
public sealed record Tile(int Level, long Index, int Width)
{
    /// <summary>Levels of the tree in one tile.</summary>
    public const int Height = 8;

    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 1 << Height;

    /// <summary>Where the tile is published, relative to the log.</summary>
    public string Path => $"tile/{Level.ToString(CultureInfo.InvariantCulture)}/{Place}";

    /// <summary>Where the entries under a tile of level 0 are published.</summary>
    public string EntriesPath => $"tile/entries/{Place}";

    /// <summary>All tiles of a tree of this size, the lowest level first.</summary>
    public static IEnumerable<Tile> Of(long size)
    {
        for (var (level, hashes) = (0, size); hashes > 0; level++, hashes /= FullWidth)
        {
            var full = hashes / FullWidth;
            for (var i = 0L; i < full; i++)
                yield return new Tile(level, i, FullWidth);
            if (hashes % FullWidth is var rest and > 0)
                yield return new Tile(level, full, (int)rest);
        }
    }

    /// <summary>The index in groups of three digits, all but the last marked with x, and the width unless full.</summary>
    private string Place
    {
        get
        {
            var place = Digits(Index % 1000);
            for (var rest = Index / 1000; rest > 0; rest /= 1000)
                place = $"x{Digits(rest % 1000)}/{place}";
            return Width == FullWidth
                ? place
                : string.Create(CultureInfo.InvariantCulture, $"{place}.p/{Width}");
        }
    }

    private static string Digits(long group) => group.ToString("000", CultureInfo.InvariantCulture);
}
