using System.Globalization;

namespace Confero.Record;

/// <summary>
/// What a log commits itself to (C2SP tlog-checkpoint): these leaves, in this order. Whoever keeps a checkpoint can
/// later tell whether the log was changed.
/// </summary>
/// <param name="Origin">Which log: a URL without scheme, and the name of its key.</param>
/// <param name="Size">Number of leaves.</param>
/// <param name="Root">Root of the tree over them.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root)
{
    /// <summary>The checkpoint as a note, signed by the log and by whoever else has checked it.</summary>
    public SignedNote Sign(params IReadOnlyList<NoteSigner> signers) => SignedNote.Sign(ToString(), signers);

    /// <summary>The checkpoint in a note, if the note is well formed and this key of the log signed it; else null.</summary>
    public static Checkpoint? Open(string note, NoteVerifier log) =>
        SignedNote.Parse(note) is { } signed
        && signed.SignedBy(log)
        && Parse(signed.Text) is { } checkpoint
        && checkpoint.Origin == log.Name
            ? checkpoint
            : null;

    /// <summary>The text that is signed.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");

    /// <summary>Reads the text of a checkpoint; extension lines, which nobody can audit, are refused.</summary>
    private static Checkpoint? Parse(string text) =>
        text.Split('\n') is [{ Length: > 0 } origin, var size, var root, ""]
        && WholeNumber.TryParse(size, out var leaves)
        && Hash.TryParse(root, out var hash)
            ? new Checkpoint(origin, leaves, hash)
            : null;
}
