using System.Buffers.Binary;
using System.Text;

namespace Confero.Record;

/// <summary>A signature under a note: who, with which key, and the bytes.</summary>
internal sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes);

/// <summary>
/// A text with the signatures of one or more keys under it (C2SP signed-note). The text means nothing before a known
/// key has been found to sign it.
/// </summary>
public sealed class SignedNote
{
    private const string Mark = "\u2014 ";

    /// <summary>More signatures than the 16 that every reader must take, and few enough to check.</summary>
    private const int MostSignatures = 64;

    private readonly IReadOnlyList<NoteSignature> signatures;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) =>
        (Text, this.signatures) = (text, signatures);

    /// <summary>What was signed; its last line ends with a newline too.</summary>
    public string Text { get; }

    /// <summary>Signs a text.</summary>
    /// <exception cref="ArgumentException">It does not end with a newline, has control characters, or nobody signs.</exception>
    public static SignedNote Sign(string text, params IReadOnlyList<NoteSigner> signers)
    {
        if (!IsText(text) || signers.Count == 0)
            throw new ArgumentException("A note is a text of whole lines that somebody signs.", nameof(text));
        return new SignedNote(text, [.. signers.Select(x => x.Sign(text))]);
    }

    /// <summary>Reads a note; null when it is malformed.</summary>
    public static SignedNote? Parse(string note)
    {
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !note.EndsWith('\n'))
            return null;
        var text = note[..(split + 1)];
        var lines = note[(split + 2)..].Split('\n')[..^1];
        var found = lines.Select(Signature).OfType<NoteSignature>().ToList();
        return IsText(text) && lines.Length is > 0 and <= MostSignatures && found.Count == lines.Length
            ? new SignedNote(text, found)
            : null;
    }

    /// <summary>Whether this key signed the text. A wrong signature in the name of the key spoils the note, whatever others there are.</summary>
    public bool SignedBy(NoteVerifier verifier)
    {
        var own = signatures.Where(x => x.Name == verifier.Name && x.KeyId == verifier.KeyId).ToList();
        return own.Count > 0 && own.TrueForAll(x => verifier.Accepts(Text, x));
    }

    /// <summary>The note as it is published.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var (name, id, bytes) in signatures)
        {
            var head = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(head, id);
            note.Append(Mark).Append(name).Append(' ');
            note.Append(Convert.ToBase64String([.. head, .. bytes])).Append('\n');
        }
        return note.ToString();
    }

    private static NoteSignature? Signature(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        if (line[Mark.Length..].Split(' ') is not [var name, var encoded] || !NoteVerifier.IsName(name))
            return null;
        if (!StrictBase64.TryRead(encoded, out var bytes) || bytes.Length <= sizeof(uint))
            return null;
        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..]);
    }

    private static bool IsText(string text) =>
        text.EndsWith('\n') && !text.Any(x => x < ' ' && x != '\n') && IsWhole(text);

    /// <summary>Whether the text has no half of a surrogate pair and so one form in UTF-8.</summary>
    private static bool IsWhole(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
