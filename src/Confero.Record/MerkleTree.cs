using System.Numerics;

namespace Confero.Record;

/// <summary>
/// The tree over the leaves of the log (RFC 9162, section 2.1). It only grows. Every complete subtree is kept, so a
/// root or a proof of any size up to the present one takes a number of hashes logarithmic in the size.
/// </summary>
public sealed class MerkleTree
{
    /// <summary>Hashes of the complete subtrees of 2^level leaves, in order.</summary>
    private readonly List<List<Hash>> levels =
    [
        [],
    ];

    public MerkleTree() { }

    /// <summary>The tree over these leaf hashes.</summary>
    public MerkleTree(IEnumerable<Hash> leaves)
    {
        foreach (var leaf in leaves)
            Append(leaf);
    }

    /// <summary>Number of leaves.</summary>
    public long Size => levels[0].Count;

    /// <summary>The root over all leaves.</summary>
    public Hash Root => RootOf(Size);

    /// <summary>Adds a leaf hash and returns its index, from 0.</summary>
    public long Append(Hash leaf)
    {
        levels[0].Add(leaf);
        for (var level = 0; levels[level].Count % 2 == 0; level++)
        {
            if (levels.Count == level + 1)
                levels.Add([]);
            levels[level + 1].Add(MerkleHash.Node(levels[level][^2], levels[level][^1]));
        }
        return Size - 1;
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    public Hash RootOf(long size)
    {
        Within(size, 0, Size, nameof(size));
        return size == 0 ? MerkleHash.Empty : Range(0, size);
    }

    /// <summary>Hashes that lead from a leaf to the root over the first <paramref name="size"/> leaves, the leaf's sibling first.</summary>
    public IReadOnlyList<Hash> InclusionProof(long index, long size)
    {
        Within(size, 1, Size, nameof(size));
        Within(index, 0, size - 1, nameof(index));
        var proof = new List<Hash>();
        for (var (start, count) = (0L, size); count > 1; )
        {
            var half = Split(count);
            if (index < start + half)
            {
                proof.Add(Range(start + half, count - half));
                count = half;
            }
            else
            {
                proof.Add(Range(start, half));
                (start, count) = (start + half, count - half);
            }
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>Hashes that prove that the tree of <paramref name="first"/> leaves is the beginning of that of <paramref name="second"/>.</summary>
    public IReadOnlyList<Hash> ConsistencyProof(long first, long second)
    {
        Within(second, 1, Size, nameof(second));
        Within(first, 1, second, nameof(first));
        var proof = new List<Hash>();
        var (start, count, left, known) = (0L, second, first, true);
        while (left < count)
        {
            var half = Split(count);
            if (left <= half)
            {
                proof.Add(Range(start + half, count - half));
                count = half;
            }
            else
            {
                proof.Add(Range(start, half));
                (start, count, left, known) = (start + half, count - half, left - half, false);
            }
        }
        if (!known)
            proof.Add(Range(start, count));
        proof.Reverse();
        return proof;
    }

    /// <summary>The hashes of a tile, one after the other, as they are published.</summary>
    public byte[] Hashes(Tile tile)
    {
        var level = Tile.Height * tile.Level;
        var from = (int)(tile.Index * Tile.FullWidth);
        return [.. levels[level].Skip(from).Take(tile.Width).SelectMany(x => x.Bytes.ToArray())];
    }

    /// <summary>The hash over <paramref name="count"/> leaves from <paramref name="start"/>, which is a multiple of the next power of two.</summary>
    private Hash Range(long start, long count)
    {
        if (BitOperations.IsPow2(count))
            return levels[BitOperations.Log2((ulong)count)][(int)(start / count)];
        var half = Split(count);
        return MerkleHash.Node(Range(start, half), Range(start + half, count - half));
    }

    /// <summary>The largest power of two below a count above 1.</summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)count - 1);

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"Must be from {least} to {most}.");
    }
}
