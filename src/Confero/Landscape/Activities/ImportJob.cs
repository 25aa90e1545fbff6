using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Confero.Jobs;
using Confero.Landscape.Activities.Iati;
using Confero.Landscape.Activities.Sheets;
using Confero.Notices;
using Confero.Parties;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// Reads a file that was given to be read, in batches and in bounded memory. It may begin again after a crash: what was
/// taken in already is then found unchanged.
/// </summary>
internal sealed class ImportJob(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    LandscapeSettings settings,
    JobQueue queue,
    TimeProvider clock
) : IJobKind
{
    private const int Batch = 100;

    public string Kind => ImportActivities.JobKind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var import = await Load(job.Payload, cancellation);
        if (import.Import.EndedAt is not null)
            return import.Import.Id;
        var tally = new ImportTally(import.Import.Id);
        var takes = !import.Import.DryRun;
        var outcome = takes ? ImportOutcome.Done : ImportOutcome.Tried;
        if (takes && import.Import.AllOrNothing)
        {
            outcome = await Pass(job, import, tally, write: false, stoppable: true, cancellation);
            if (outcome == ImportOutcome.Done && tally.Rejected > 0)
                outcome = ImportOutcome.RefusedWhole;
            if (outcome == ImportOutcome.Done)
                tally = new ImportTally(import.Import.Id);
            takes = outcome == ImportOutcome.Done;
        }
        if (outcome is ImportOutcome.Done or ImportOutcome.Tried)
        {
            var passed = await Pass(
                job,
                import,
                tally,
                takes,
                !(takes && import.Import.AllOrNothing),
                cancellation
            );
            outcome = passed == ImportOutcome.Done ? outcome : passed;
        }
        if (takes)
            await Settle(cancellation);
        await End(import, tally, outcome);
        return import.Import.Id;
    }

    private async Task<Loaded> Load(string id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var import = await db.Set<ActivityImport>().AsNoTracking().SingleAsync(x => x.Id == id, cancellation);
        var terms = await taxonomies.Current(db);
        return new(
            import,
            await db.Set<ActivitySource>()
                .AsNoTracking()
                .SingleAsync(x => x.Id == import.SourceId, cancellation),
            terms,
            new Countries(terms, await db.Set<Party>().AsNoTracking().ToListAsync(cancellation))
        );
    }

    private async Task<ImportOutcome> Pass(
        Job job,
        Loaded import,
        ImportTally tally,
        bool write,
        bool stoppable,
        CancellationToken cancellation
    )
    {
        await using var files = await databases.CreateDbContextAsync(cancellation);
        var (pieces, file) = await PieceReader.Open(files, import.Import.Id);
        using var reader = Reader(import, file);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var writer = new ActivityWriter(db, import.Source, import.Countries, import.Terms, clock.GetUtcNow());
        var drafts = new List<ActivityDraft>(Batch);
        var seen = new HashSet<ulong>();
        while (reader.Next() is { } met)
        {
            var record = Once(met, seen);
            tally.Add(record);
            if (record.Draft is null || record.Rejected)
                continue;
            drafts.Add(record.Draft);
            if (drafts.Count < Batch)
                continue;
            await Flush();
            cancellation.ThrowIfCancellationRequested();
            if (!await queue.Report(job.Id, Math.Min(99, pieces.Percent)) && stoppable)
                return ImportOutcome.Stopped;
        }
        await Flush();
        if (reader.Fault is not { } fault)
            return ImportOutcome.Done;
        tally.Add(fault);
        return tally.Read == 0 ? ImportOutcome.Unreadable : ImportOutcome.Done;

        async Task Flush()
        {
            if (drafts.Count > 0)
                tally.Add(write ? await writer.Write(drafts) : await Compare(db, import, drafts));
            drafts.Clear();
        }
    }

    /// <summary>The record, refused where the file has told it before. Eight bytes of each identifier are remembered.</summary>
    private static ReadRecord Once(ReadRecord record, HashSet<ulong> seen)
    {
        if (record.Draft is not { } draft)
            return record;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(draft.Identifier));
        return seen.Add(BinaryPrimitives.ReadUInt64BigEndian(hash))
            ? record
            : record with
            {
                Draft = null,
                Findings = [.. record.Findings, new Finding(record.Line, "", "repeated", true)],
            };
    }

    /// <summary>What a batch would do, without doing it.</summary>
    private static async Task<WrittenBatch> Compare(ConferoDb db, Loaded import, List<ActivityDraft> drafts)
    {
        var identifiers = drafts.ConvertAll(x => x.Identifier);
        var stored = await db.Set<Activity>()
            .Where(x => identifiers.Contains(x.Identifier))
            .Select(x => new
            {
                x.Identifier,
                x.SourceId,
                x.Hash,
            })
            .ToDictionaryAsync(x => x.Identifier);
        var would = new WrittenBatch();
        foreach (var draft in drafts.DistinctBy(x => x.Identifier))
            if (!stored.TryGetValue(draft.Identifier, out var there))
                would.Added++;
            else if (there.SourceId != import.Source.Id)
                would.Elsewhere++;
            else if (there.Hash == draft.Hash())
                would.Unchanged++;
            else
                would.Updated++;
        return would;
    }

    private IRecordReader Reader(Loaded import, Stream file) =>
        import.Source.Form == SourceForm.Iati
            ? new IatiReader(file, import.Countries, settings.Schemas)
            : new SheetReader(file, import.Source, import.Countries, import.Terms);

    private async Task Settle(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await CountedOnce.Settle(db);
    }

    private async Task End(Loaded loaded, ImportTally tally, ImportOutcome outcome)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var import = await db.Set<ActivityImport>().SingleAsync(x => x.Id == loaded.Import.Id);
        (import.EndedAt, import.Outcome) = (clock.GetUtcNow(), outcome);
        tally.WriteTo(
            import,
            took: outcome is ImportOutcome.Done or ImportOutcome.Tried or ImportOutcome.Stopped
        );
        db.AddRange(tally.Findings);
        if (outcome == ImportOutcome.Done)
        {
            var source = await db.Set<ActivitySource>().SingleAsync(x => x.Id == import.SourceId);
            source.ReadAt = clock.GetUtcNow();
        }
        await db.Set<ImportPiece>().Where(x => x.ImportId == import.Id).ExecuteDeleteAsync();
        await db.Tell(
            await db.Set<Member>().Where(x => x.Id == import.MemberId).ToListAsync(),
            "notice.import-ended",
            import.Id,
            clock.GetUtcNow(),
            onceKey: import.Id
        );
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private sealed record Loaded(
        ActivityImport Import,
        ActivitySource Source,
        Taxonomies Terms,
        Countries Countries
    );
}
