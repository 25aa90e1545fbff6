using System.Text.Json;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>Tells the State on the day of a check, and the secretariat as well when it stays unanswered for a month. It answers nothing for anybody.</summary>
internal sealed class CheckJob(IDbContextFactory<ConferoDb> databases, TimeProvider clock) : IJobKind
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    public string Kind => CheckDue.Kind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var due = JsonSerializer.Deserialize<CheckDue>(job.Payload)!;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var check = await db.Set<OutcomeCheck>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == due.CheckId && x.AnsweredAt == null, cancellation);
        if (check is null)
            return null;
        var owner = await db.Set<Request>()
            .Where(x => x.Id == check.RequestId)
            .Select(x => x.PartyId)
            .SingleAsync(cancellation);
        await Tell(db, owner, Roles.Drafter | Roles.Authoriser, "notice.delivery-check-due", check, job.Id);
        if (due.Late)
            await Tell(db, Party.Secretariat, Roles.Broker, "notice.delivery-check-late", check, job.Id);
        var late = CheckDue.Job(check, check.DueAt + Patience, late: true);
        if (!due.Late && !await db.Set<Job>().AnyAsync(x => x.Id == late.Id, cancellation))
            db.Add(late);
        await db.SaveChangesAsync(CancellationToken.None);
        return check.RequestId;
    }

    private async Task Tell(
        ConferoDb db,
        string party,
        Roles roles,
        string code,
        OutcomeCheck check,
        string jobId
    )
    {
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .ToListAsync();
        await db.Tell(
            members.FindAll(x => (x.Roles & roles) != 0),
            code,
            check.RequestId,
            clock.GetUtcNow(),
            onceKey: $"{jobId}-{party}"
        );
    }
}
