using System.Security.Cryptography;

namespace Confero.Record;

/// <summary>
/// How leaves and nodes of the log are hashed (RFC 6962, section 2.1): different first bytes, so that no node can be
/// passed off as a leaf.
/// </summary>
public static class MerkleHash
{
    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static Hash Empty { get; } = new(SHA256.HashData([]));

    /// <summary>SHA-256 of 0x00 and the entry.</summary>
    public static Hash Leaf(ReadOnlySpan<byte> entry) => new(SHA256.HashData([0x00, .. entry]));

    /// <summary>SHA-256 of 0x01 and both children.</summary>
    public static Hash Node(Hash left, Hash right) =>
        new(SHA256.HashData([0x01, .. left.Bytes, .. right.Bytes]));
}
