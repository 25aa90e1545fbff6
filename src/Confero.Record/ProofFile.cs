using System.Globalization;
using System.Text;

namespace Confero.Record;

/// <summary>
/// A file that proves, without any connection, that an entry is in the log (C2SP tlog-proof): its index, the way to
/// the root, and the signed checkpoint of that root. Stored as <c>.tlog-proof</c>.
/// </summary>
/// <param name="Index">Index of the entry, from 0.</param>
/// <param name="Proof">Inclusion proof, the sibling of the leaf first.</param>
/// <param name="Checkpoint">The signed checkpoint, as published.</param>
public sealed record ProofFile(long Index, IReadOnlyList<Hash> Proof, string Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>No tree of 2^63 leaves is higher.</summary>
    private const int LongestProof = 63;

    /// <summary>Reads a proof file; null when it is malformed. Extra data, which nothing vouches for, is skipped.</summary>
    public static ProofFile? Parse(string file)
    {
        var split = file.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0)
            return null;
        var lines = new Queue<string>(file[..split].Split('\n'));
        if (lines.Dequeue() != Header)
            return null;
        if (lines.TryPeek(out var extra) && extra.StartsWith("extra ", StringComparison.Ordinal))
            lines.Dequeue();
        if (
            !lines.TryDequeue(out var place)
            || !place.StartsWith("index ", StringComparison.Ordinal)
            || !WholeNumber.TryParse(place["index ".Length..], out var index)
            || lines.Count > LongestProof
        )
            return null;
        var proof = new List<Hash>();
        foreach (var line in lines)
        {
            if (!Hash.TryParse(line, out var hash))
                return null;
            proof.Add(hash);
        }
        return new ProofFile(index, proof, file[(split + 2)..]);
    }

    /// <summary>Checks that the log signed a checkpoint whose tree has this entry at this index.</summary>
    public ProofVerdict Verify(ReadOnlySpan<byte> entry, NoteVerifier log)
    {
        if (Record.Checkpoint.Open(Checkpoint, log) is not { } checkpoint)
            return ProofVerdict.CheckpointNotSigned;
        var included = MerkleProof.Included(
            Index,
            checkpoint.Size,
            MerkleHash.Leaf(entry),
            Proof,
            checkpoint.Root
        );
        return included ? ProofVerdict.Included : ProofVerdict.NotIncluded;
    }

    /// <summary>The text of the file.</summary>
    public override string ToString()
    {
        var file = new StringBuilder();
        file.Append(CultureInfo.InvariantCulture, $"{Header}\nindex {Index}\n");
        foreach (var hash in Proof)
            file.Append(hash).Append('\n');
        return file.Append('\n').Append(Checkpoint).ToString();
    }
}

/// <summary>What came of checking a proof file.</summary>
public enum ProofVerdict
{
    /// <summary>The entry is in the log that signed.</summary>
    Included,

    /// <summary>The log did not sign this checkpoint, or it was changed since.</summary>
    CheckpointNotSigned,

    /// <summary>The checkpoint is genuine, but the entry is not what stands at this index.</summary>
    NotIncluded,
}
