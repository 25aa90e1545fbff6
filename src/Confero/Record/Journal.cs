using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Confero.Acts;

namespace Confero.Record;

/// <summary>Writes acts into the record.</summary>
internal static class Journal
{
    /// <summary>Numbers are text in the record, so that no reader rounds an amount.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.WriteAsString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The row of an act that was done.</summary>
    public static JournalEntry Entry(Act act, ActScope scope, string? subjectId)
    {
        var fields = new Dictionary<string, object?>
        {
            ["at"] = scope.Now,
            ["act"] = act.Code,
            ["by"] = scope.Member.Id,
            ["for"] = scope.Member.PartyId,
            ["subject"] = subjectId,
            ["input"] = act,
        };
        if (scope.Signed is { } signed)
            fields["signed"] = signed;
        var content = JsonSerializer.Serialize(fields, Json);
        var salt = Commitment.NewSalt();
        return new JournalEntry
        {
            Id = Ids.Row(),
            At = scope.Now,
            MemberId = scope.Member.Id,
            PartyId = scope.Member.PartyId,
            Act = act.Code,
            SubjectId = subjectId,
            RequestId = scope.CaseId,
            OwnerId = scope.OwnerId ?? scope.Member.PartyId,
            Content = Encoding.UTF8.GetString(CanonicalJson.Bytes(content)),
            Salt = salt,
            Commitment = Commitment.To(content, salt).Bytes.ToArray(),
        };
    }
}
