using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>
/// Somebody attaches a file as evidence. It is examined, stripped of what tells about its author, sealed, and kept in
/// quarantine until it was scanned.
/// </summary>
/// <param name="SubjectId">A case, a contribution in delivery or an open assessment.</param>
/// <param name="Section">The section of a case it belongs to.</param>
/// <param name="Sha256">Of the bytes as sent, in hex; the record keeps it in place of the bytes.</param>
public sealed record AttachDocument(string SubjectId, Section? Section, string FileName, string Sha256) : Act
{
    private const int MostName = 150;
    private const int MostOfSubject = 40;
    private const long MostOfParty = 500L << 20;

    /// <summary>The file as sent.</summary>
    [JsonIgnore]
    public byte[] Bytes { get; init; } = [];

    public override string Code => "document.attach";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert;

    /// <summary>The act for a file.</summary>
    public static AttachDocument Of(string subjectId, Section? section, string fileName, byte[] bytes) =>
        new(subjectId, section, NameOf(fileName), Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            Bytes = bytes,
        };

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.PlaceFor(SubjectId, Section) is not { } place)
            return Refusal.NotFound;
        if (place.Refusal is { } refusal)
            return refusal;
        if (FileName.Length == 0)
            return Refusal.Missing("fileName");
        if (FileName.Length > MostName)
            return Refusal.TooLong("fileName", MostName);
        if (Convert.ToHexStringLower(SHA256.HashData(Bytes)) != Sha256)
            return Refusal.Invalid("document.damaged", "file");
        var examined = FileExaminer.Examine(Bytes);
        if (examined.Refusal is { } fault)
            return fault;
        var sizes = scope.Db.Set<Document>().Where(x => x.State != DocumentState.Refused);
        if (await sizes.CountAsync(x => x.SubjectId == SubjectId) >= MostOfSubject)
            return Refusal.Rule("document.too-many", MostOfSubject.ToString(CultureInfo.InvariantCulture));
        if (
            await sizes.Where(x => x.AddedFor == scope.Member.PartyId).SumAsync(x => x.Size)
                + examined.Bytes.Length
            > MostOfParty
        )
            return Refusal.Rule("document.no-room");
        var document = new Document
        {
            Id = Ids.Document(),
            PartyId = place.OwnerId,
            SubjectId = SubjectId,
            Section = place.Section,
            AddedFor = scope.Member.PartyId ?? scope.Member.Id,
            AddedBy = scope.Member.Id,
            AddedAt = scope.Now,
            Kind = examined.Kind,
            Size = examined.Bytes.Length,
            Name = FileName,
            SentHash = Sha256,
            Hash = Convert.ToHexStringLower(SHA256.HashData(examined.Bytes)),
        };
        scope.Db.Add(document);
        scope.Db.Add(
            new DocumentContent
            {
                DocumentId = document.Id,
                PartyId = place.OwnerId,
                Bytes = examined.Bytes,
            }
        );
        scope.Db.Add(ScanJob.Of(document, scope.Now));
        return Outcome.Of(document.Id);
    }

    /// <summary>The name without folders and extension; the content decides the extension.</summary>
    private static string NameOf(string fileName)
    {
        var name = fileName.Split('/', '\\')[^1].Trim();
        var dot = name.LastIndexOf('.');
        return (dot > 0 ? name[..dot] : name).Replace('.', ' ').Trim();
    }
}
