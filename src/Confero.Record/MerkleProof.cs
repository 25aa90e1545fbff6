namespace Confero.Record;

/// <summary>
/// Checks proofs without the tree (RFC 9162, sections 2.1.3.2 and 2.1.4.2). Nothing about the input is taken for
/// granted: whatever is malformed is simply not proven.
/// </summary>
public static class MerkleProof
{
    /// <summary>Whether the leaf stands at this index in the tree of this size and root.</summary>
    public static bool Included(long index, long size, Hash leaf, IReadOnlyList<Hash> proof, Hash root)
    {
        if (index < 0 || index >= size)
            return false;
        var (at, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0)
                return false;
            if (IsRight(at, last))
            {
                hash = MerkleHash.Node(sibling, hash);
                Rise(ref at, ref last);
            }
            else
                hash = MerkleHash.Node(hash, sibling);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }

    /// <summary>
    /// Whether the tree of the first size and root is the beginning of that of the second. Nothing is proven from an
    /// empty tree: every tree begins with it.
    /// </summary>
    public static bool Consistent(
        long first,
        long second,
        Hash firstRoot,
        Hash secondRoot,
        IReadOnlyList<Hash> proof
    )
    {
        if (first < 1 || first > second)
            return false;
        if (first == second)
            return proof.Count == 0 && firstRoot == secondRoot;
        var hashes = new Queue<Hash>(proof);
        var (at, last) = (first - 1, second - 1);
        while ((at & 1) == 1)
            (at, last) = (at >> 1, last >> 1);
        // The first tree is a complete subtree of the second: its root is known and not repeated.
        if (at == 0)
            hashes = new Queue<Hash>(proof.Prepend(firstRoot));
        if (!hashes.TryDequeue(out var old))
            return false;
        var now = old;
        while (hashes.TryDequeue(out var sibling))
        {
            if (last == 0)
                return false;
            if (IsRight(at, last))
            {
                (old, now) = (MerkleHash.Node(sibling, old), MerkleHash.Node(sibling, now));
                Rise(ref at, ref last);
            }
            else
                now = MerkleHash.Node(now, sibling);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && old == firstRoot && now == secondRoot;
    }

    /// <summary>Whether the node is a right child, or the last of its level and so joined from the left further up.</summary>
    private static bool IsRight(long at, long last) => (at & 1) == 1 || at == last;

    /// <summary>Skips levels on which the last node has no sibling.</summary>
    private static void Rise(ref long at, ref long last)
    {
        while ((at & 1) == 0 && at != 0)
            (at, last) = (at >> 1, last >> 1);
    }
}
