using Confero.Jobs;
using Confero.Notices;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>
/// At every beat, looks into the box of a question. The beat is the same whether anything was put in or not, and the
/// next one is laid down first, until the summary is agreed.
/// </summary>
internal sealed class ReleaseJob(IDbContextFactory<ConferoDb> databases, TimeProvider clock) : IJobKind
{
    public const string JobKind = "dialogues.release";

    /// <summary>Midnight and noon, UTC.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromHours(12);

    public string Kind => JobKind;

    public static DateTimeOffset NextBeat(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % Beat.Ticks) + Beat.Ticks, TimeSpan.Zero);

    public static Job At(DateTimeOffset at, string questionId) =>
        new()
        {
            Id = Ids.Row(),
            Kind = JobKind,
            Payload = questionId,
            RunAt = at,
        };

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var question = await db.Set<Question>().SingleAsync(x => x.Id == job.Payload, cancellation);
        var series = await db.Set<Series>().SingleAsync(x => x.Id == question.SeriesId, cancellation);
        var now = clock.GetUtcNow();
        if (
            series.State != SeriesState.SummaryAgreed
            && !await db.Set<Job>()
                .AnyAsync(
                    x =>
                        x.Kind == JobKind
                        && x.Payload == question.Id
                        && x.EndedAt == null
                        && x.Id != job.Id
                        && x.RunAt > now,
                    cancellation
                )
        )
            db.Add(At(NextBeat(now), question.Id));
        var box = await db.Set<Box>().SingleAsync(x => x.SubjectId == question.Id, cancellation);
        if (await Batches.Release(db, box, question, series.Threshold, job.RunAt))
            await Tell(db, question, job);
        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    private static async Task Tell(ConferoDb db, Question question, Job job)
    {
        var registrations = await db.Set<Registration>()
            .Where(x => x.SeriesId == question.SeriesId)
            .ToListAsync();
        var members = await DialogueLoading.Participants(db, registrations.Where(x => x.TakesPart));
        await db.Tell(members, "notice.dialogue-batch", question.Id, job.RunAt, job.Id);
    }
}
