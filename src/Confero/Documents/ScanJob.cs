using System.Text.Json;
using Confero.Jobs;
using Confero.Notices;
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
        var now = clock.GetUtcNow();
        try
        {
            var found = await scanner.Find(content.Bytes, cancellation);
            (document.State, document.CheckedAt) = (
                found is null ? DocumentState.Accepted : DocumentState.Refused,
                now
            );
            if (found is not null)
            {
                db.Remove(content);
                await db.Tell(
                    await db.Set<Member>().Where(x => x.Id == document.AddedBy).ToListAsync(cancellation),
                    "notice.document-refused",
                    document.SubjectId,
                    now,
                    onceKey: job.Id
                );
            }
        }
        catch (IOException)
        {
            db.Add(At(id, now + Again));
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return document.State.ToString();
    }

    private static Job At(string id, DateTimeOffset when) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = JsonSerializer.Serialize(id),
            RunAt = when,
        };
}
