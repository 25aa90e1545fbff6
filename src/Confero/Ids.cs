using System.Security.Cryptography;

namespace Confero;

/// <summary>
/// Makes the ids of everything people refer to: random, unordered, and readable, for example
/// <c>REQ-7KQ2-M4TX-9P</c>. Ten Crockford base-32 characters carry 50 random bits, so an id tells nothing
/// about how many others exist or when it was made.
/// </summary>
public static class Ids
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Request() => New("REQ");

    public static string Report() => New("RPT");

    public static string Source() => New("SRC");

    public static string Need() => New("NED");

    public static string Offer() => New("OFR");

    public static string Expert() => New("EXP");

    public static string Package() => New("PKG");

    public static string Contribution() => New("CTR");

    public static string Plan() => New("PLN");

    public static string Assessment() => New("ASM");

    public static string Site() => New("SIT");

    public static string Member() => New("MEM");

    /// <summary>An id of something in a dialogue; the prefix says what it is.</summary>
    internal static string Dialogue(string prefix) => New(prefix);

    public static string Activity() => New("ACT");

    public static string Document() => New("DOC");

    public static string Consent() => New("CST");

    public static string Token() => New("TOK");

    public static string Recovery() => New("RCV");

    public static string ProcessDraft() => New("PRD");

    public static string Migration() => New("MIG");

    public static string Key() => New("KEY");

    public static string Erasure() => New("ERS");

    public static string Import() => New("IMP");

    public static string Visit() => New("VIS");

    public static string Pool() => New("JNT");

    public static string PoolPart() => New("PLP");

    public static string Flow() => New("FLW");

    public static string Amendment() => New("ALT");

    public static string FollowUp() => New("FUP");

    public static string Merge() => New("MRG");

    /// <summary>An id for a row that people never name.</summary>
    public static string Row() => New("ROW");

    /// <summary>A random value for a concurrency token.</summary>
    public static Guid Version() => new(RandomNumberGenerator.GetBytes(16));

    private static string New(string prefix)
    {
        Span<char> letters = stackalloc char[10];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        return $"{prefix}-{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }
}
