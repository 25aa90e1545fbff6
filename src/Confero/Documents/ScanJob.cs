using System.Text.Json;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Packages;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Documents;

/// <summary>Has a document in quarantine scanned. While the scanner does not answer it stays there and is tried again.</summary>
internal sealed class ScanJob(
    IDbContextFactory<ConferoDb> databases,
    IFileScanner scanner,
    TimeProvider clock
) : IJobKind
{
    public const string JobKind = "document.scan";
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    public string Kind => JobKind;

    public static Job Of(Document document, DateTimeOffset when) => At(document.Id, when);

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var id = JsonSerializer.Deserialize<string>(job.Payload)!;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var document = await db.Set<Document>().SingleOrDefaultAsync(x => x.Id == id, cancellation);
        if (document is not { State: DocumentState.Waiting })
            return null;
        var content = await db.Set<DocumentContent>().SingleAsync(x => x.DocumentId == id, cancellation);
        if (content.Bytes is not { } bytes)
            return null;
        var now = clock.GetUtcNow();
        try
        {
            var found = await scanner.Find(bytes, cancellation);
            document.State = found is null ? DocumentState.Accepted : DocumentState.Refused;
            (document.CheckedAt, document.Scanned) = (now, scanner.Scans);
            if (found is not null)
            {
                db.Remove(content);
                await db.Tell(
                    await WhoSentIt(db, document, cancellation),
                    "notice.document-refused",
                    await About(db, document, cancellation),
                    now,
                    onceKey: job.Id
                );
            }
        }
        catch (IOException) // the scanner gave no verdict
        {
            db.Add(At(id, now + Again));
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return document.State.ToString();
    }

    /// <summary>The person who attached it, and those who draft and decide for the same party. The other side learns nothing.</summary>
    private static Task<List<Member>> WhoSentIt(
        ConferoDb db,
        Document document,
        CancellationToken cancellation
    ) =>
        db.Set<Member>()
            .Where(x =>
                x.RemovedAt == null
                && (
                    x.Id == document.AddedBy
                    || (
                        document.AddedByPartyId != null
                        && x.PartyId == document.AddedByPartyId
                        && (x.Roles & (Roles.Drafter | Roles.Authoriser)) != Roles.None
                    )
                )
            )
            .ToListAsync(cancellation);

    /// <summary>Where they find it: the State in its case, the provider in its contribution.</summary>
    private static async Task<string?> About(
        ConferoDb db,
        Document document,
        CancellationToken cancellation
    ) =>
        document.AddedByPartyId == document.PartyId
            ? await db.Set<Contribution>()
                .Where(x => x.Id == document.SubjectId)
                .Select(x => x.RequestId)
                .SingleOrDefaultAsync(cancellation)
                ?? document.SubjectId
            : document.SubjectId;

    private static Job At(string id, DateTimeOffset when) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = JsonSerializer.Serialize(id),
            RunAt = when,
        };
}
