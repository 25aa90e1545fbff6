using System.Text.Json;
using System.Text.Json.Serialization;
using Confero.Record;

namespace Confero.Requests;

/// <summary>A signature of a case as a file carries it.</summary>
/// <param name="By">Who signed, and what the key was called.</param>
public sealed record FiledSignature(
    string Act,
    string By,
    string KeyName,
    DateTimeOffset At,
    SignedText Evidence
);

/// <summary>The signatures under a case, with their texts and public keys: enough to check them anywhere, without Confero.</summary>
public sealed record SignatureFile(string Format, string Case, IReadOnlyList<FiledSignature> Signatures)
{
    /// <summary>Says what the file is.</summary>
    public const string Name = "confero.signatures/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a file; null when it is another kind of file.</summary>
    public static SignatureFile? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SignatureFile>(json, Json) is { Format: Name } file
                ? file
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Why the file does not prove what it says, by index of the signature and stable code; empty when each signature holds,
    /// is about this case, and every endorsement is another person's, with another key, of the words that were handed in.
    /// </summary>
    public IEnumerable<(int Index, string Code)> Check()
    {
        for (var i = 0; i < Signatures.Count; i++)
        {
            var filed = Signatures[i];
            if (filed.Evidence.Check() is { } fault)
                yield return (i, JsonNames.Of(fault));
            else if (
                filed.Evidence.Says("format") != CaseText.Format
                || filed.Evidence.Says("case") != Case
                || filed.Evidence.Says("act") != filed.Act
                || filed.Evidence.Says("by") != filed.By
            )
                yield return (i, "not-what-it-says");
            else if (filed.Evidence.Says("kind") == CaseText.Endorse && Contradicts(filed))
                yield return (i, "not-the-second-of-two");
        }
    }

    private bool Contradicts(FiledSignature endorsement)
    {
        var over = endorsement.Evidence.Says("over");
        var first = Signatures.FirstOrDefault(x => CaseText.Fingerprint(x.Evidence.Text) == over);
        return over.Length > 0
            && (
                first is null
                || first.Evidence.Says("kind") != CaseText.HandIn
                || first.By == endorsement.By
                || first.Evidence.Credential == endorsement.Evidence.Credential
                || first.Evidence.PublicKey == endorsement.Evidence.PublicKey
                || CaseText.WordsOf(first.Evidence.Text) != CaseText.WordsOf(endorsement.Evidence.Text)
            );
    }
}
