using Confero.Disclosure;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// Ends a consent when the last day its authoriser set for it has passed. It does what taking back does, and no more:
/// nothing in it can let anything out. Only the owner's own consent leaves a trace on the case.
/// </summary>
internal sealed class ConsentExpiryJob(IDbContextFactory<ConferoDb> databases, TimeProvider clock) : IJobKind
{
    public string Kind => ConsentExpiry.JobKind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var consent = await db.Set<Consent>().SingleOrDefaultAsync(x => x.Id == job.Payload, cancellation);
        if (consent is not { Stands: true, Until: { } until } || until > now)
            return null;
        var request = await ConsentEffects.CaseOf(db, consent);
        consent.End(ConsentEnd.Expired, now);
        await ConsentEffects.TakeBack(db, consent, request);
        if (request.PartyId == consent.PartyId)
        {
            request.ChangedAt = now;
            db.Entry(request).State = EntityState.Modified; // a new version, whatever else changed
        }
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == consent.PartyId && x.RemovedAt == null)
            .ToListAsync(cancellation);
        await db.Tell(
            members.FindAll(x => x.Roles.HasFlag(Roles.Authoriser)),
            "notice.decision-consent-expired",
            consent.Id,
            now,
            onceKey: job.Id
        );
        await db.SaveChangesAsync(CancellationToken.None);
        return consent.Id;
    }
}
