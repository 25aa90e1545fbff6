using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>
/// Somebody attaches a file as evidence. It was examined and stripped of what tells about its author; now it is sealed, and
/// kept in quarantine until it was scanned.
/// </summary>
/// <param name="SubjectId">A case or a contribution in delivery.</param>
/// <param name="Section">The section of a case it belongs to.</param>
public sealed record AttachDocument(
    string SubjectId,
    Section? Section,
    [property: JsonIgnore] ExaminedFile File
) : Act
{
    private const int MostOfSubject = 40;
    private const long MostOfSubjectBytes = 100L << 20;
    private const long MostOfParty = 500L << 20;

    public string FileName => File.Name;

    /// <summary>Of the bytes as sent, in hex; the record keeps it in place of the bytes.</summary>
    public string Sha256 => File.SentHash;

    public override string Code => "document.attach";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.PlaceFor(SubjectId, Section) is not { } place)
            return Refusal.NotFound;
        if (place.Refusal is { } refusal)
            return refusal;
        if (File.Refusal is { } fault)
            return fault;
        var sizes = scope.Db.Set<Document>().Where(x => x.State != DocumentState.Refused);
        if (await sizes.CountAsync(x => x.SubjectId == SubjectId) >= MostOfSubject)
            return Refusal.Rule("document.too-many", MostOfSubject.ToString(CultureInfo.InvariantCulture));
        if (
            await sizes.Where(x => x.SubjectId == SubjectId).SumAsync(x => x.Size) + File.Bytes.Length
            > MostOfSubjectBytes
        )
            return Refusal.Rule("document.no-room-here");
        if (
            await sizes
                .Where(x =>
                    x.AddedByPartyId == scope.Member.PartyId
                    && (x.AddedByPartyId != null || x.AddedBy == scope.Member.Id)
                )
                .SumAsync(x => x.Size) + File.Bytes.Length
            > MostOfParty
        )
            return Refusal.Rule("document.no-room");
        var document = new Document
        {
            Id = Ids.Document(),
            PartyId = place.OwnerId,
            SubjectId = SubjectId,
            Section = place.Section,
            AddedByPartyId = scope.Member.PartyId,
            AddedBy = scope.Member.Id,
            AddedAt = scope.Now,
            Kind = File.Kind,
            Size = File.Bytes.Length,
            Name = FileName,
            SentHash = Sha256,
            Hash = File.Hash,
        };
        scope.Db.Add(document);
        scope.Db.Add(
            new DocumentContent
            {
                DocumentId = document.Id,
                PartyId = place.OwnerId,
                Bytes = File.Bytes,
            }
        );
        scope.Db.Add(ScanJob.Of(document, scope.Now));
        return Outcome.Of(document.Id);
    }
}
