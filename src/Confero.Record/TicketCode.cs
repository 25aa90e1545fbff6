using System.Buffers.Text;
using System.Security.Cryptography;

namespace Confero.Record;

/// <summary>A ticket as its holder keeps it: <c>subject.serial.signature</c>. Whoever has it may use it; it says nothing of who that is.</summary>
public sealed record TicketCode(string Subject, byte[] Serial, byte[] Signature)
{
    private const int MostLetters = 500;

    /// <summary>The text that is shown once.</summary>
    public string Text =>
        $"{Subject}.{Base64Url.EncodeToString(Serial)}.{Base64Url.EncodeToString(Signature)}";

    /// <summary>Tells uses of one ticket apart from uses of others, without letting anyone use it.</summary>
    public string Tag =>
        Convert.ToHexStringLower(
            SHA256.HashData([.. "confero-ticket-used\n"u8, .. BlindTicket.Message(Subject, Serial)])
        );

    /// <summary>Reads a code; blanks and line breaks that copying added are left out. Null when it is none.</summary>
    public static TicketCode? Read(string? text)
    {
        var plain = string.Concat((text ?? "").Where(x => !char.IsWhiteSpace(x)));
        if (
            plain.Length > MostLetters
            || plain.Split('.') is not [{ Length: > 0 } subject, var serial, var signature]
            || !Base64Url.IsValid(serial)
            || !Base64Url.IsValid(signature)
        )
            return null;
        var code = new TicketCode(
            subject,
            Base64Url.DecodeFromChars(serial),
            Base64Url.DecodeFromChars(signature)
        );
        return code.Serial.Length == BlindTicket.Bytes && code.Signature.Length == BlindKey.Bytes
            ? code
            : null;
    }

    /// <summary>Whether the key of its subject signed it.</summary>
    public bool IsSignedBy(string open) =>
        BlindKey.Verify(open, BlindTicket.Message(Subject, Serial), Signature);
}
