using System.IO.Compression;
using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Identity;
using Confero.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// The secretariat gives a file of a source to be read. It is kept packed in the database until a job has read it, so
/// that any node may, and that no node's end loses it.
/// </summary>
/// <param name="Sha256">SHA-256 of the file, in hex; what the record holds of it.</param>
/// <param name="AllOrNothing">Whether one refused record refuses the whole file.</param>
/// <param name="DryRun">Whether to say only what would happen.</param>
public sealed record ImportActivities(
    string SourceId,
    string FileName,
    string Sha256,
    bool AllOrNothing = false,
    bool DryRun = false
) : Act
{
    /// <summary>The kind of the job.</summary>
    public const string JobKind = "landscape.import";

    private const int Piece = 1 << 20;

    public override string Code => "landscape.import";
    public override Roles AllowedTo => Roles.Broker | Roles.Administrator;

    /// <summary>The file; read from its beginning.</summary>
    [JsonIgnore]
    public Stream Content { get; init; } = Stream.Null;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var source = await scope.Db.Set<ActivitySource>().SingleOrDefaultAsync(x => x.Id == SourceId);
        if (source is null || source.Form == SourceForm.Shipped)
            return Refusal.NotFound;
        if (Content.Length == 0)
            return Refusal.Missing("file");
        if (await scope.Db.Set<ActivityImport>().AnyAsync(x => x.SourceId == SourceId && x.EndedAt == null))
            return Refusal.Rule("landscape.import-running");
        var job = new Job
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = Ids.Import(),
            MemberId = scope.Member.Id,
            RunAt = scope.Now,
        };
        scope.Db.Add(job);
        scope.Db.Add(
            new ActivityImport
            {
                Id = job.Payload,
                SourceId = SourceId,
                JobId = job.Id,
                FileName = FileName.Length > 200 ? FileName[..200] : FileName,
                Sha256 = Sha256,
                Size = Content.Length,
                AllOrNothing = AllOrNothing,
                DryRun = DryRun,
                MemberId = scope.Member.Id,
                AskedAt = scope.Now,
            }
        );
        await Keep(scope, job.Payload);
        return Outcome.Of(job.Payload);
    }

    private async Task Keep(ActScope scope, string importId)
    {
        Content.Position = 0;
        await scope.Db.SaveChangesAsync();
        await using var pieces = new PieceWriter(scope.Db, importId, Piece);
        await using var packed = new GZipStream(pieces, CompressionLevel.Fastest);
        await Content.CopyToAsync(packed);
    }
}
