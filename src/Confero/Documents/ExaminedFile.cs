using System.Security.Cryptography;

namespace Confero.Documents;

/// <summary>
/// A stranger's file after <see cref="FileExaminer"/> looked at it. There is no other way to one, and acts store nothing
/// else, so that no bytes are kept that were not examined, and none are examined while an act holds the database.
/// </summary>
public sealed class ExaminedFile
{
    private ExaminedFile(string name, string sentHash, Examined found)
    {
        (Name, SentHash, Refusal, Kind, Bytes) = (name, sentHash, found.Refusal, found.Kind, found.Bytes);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));
    }

    /// <summary>The file of somebody who may not attach it here: not looked at, and never kept.</summary>
    internal static ExaminedFile Unread { get; } = new("", "", new(default, [], Refusal.NotFound));

    /// <summary>Letters, digits and a few signs, without folders and extension.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of what was sent, in hex.</summary>
    public string SentHash { get; }

    /// <summary>Why it is not taken; null when it is.</summary>
    public Refusal? Refusal { get; }
    public DocumentKind Kind { get; }

    /// <summary>What is kept, and its SHA-256 in hex.</summary>
    internal byte[] Bytes { get; }
    internal string Hash { get; }

    /// <summary>Examines a file; seconds of work for the worst.</summary>
    public static ExaminedFile Of(string sentName, byte[] sent) =>
        new(
            FileNames.Of(sentName),
            Convert.ToHexStringLower(SHA256.HashData(sent)),
            FileExaminer.Examine(sent)
        );
}
