using System.Text.Json;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>What the job of an action's day needs to know.</summary>
internal sealed record FollowUpDue(string FollowUpId)
{
    public const string Kind = "delivery.follow-up";

    /// <summary>Runs when the day is over everywhere a reader of UTC would look.</summary>
    public static Job Job(FollowUp action) =>
        new()
        {
            Id = $"{action.Id}-due",
            Kind = Kind,
            Payload = JsonSerializer.Serialize(new FollowUpDue(action.Id)),
            RunAt = new DateTimeOffset(action.DueOn.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
        };
}

/// <summary>Tells owner and State that an action is overdue.</summary>
internal sealed class FollowUpJob(IDbContextFactory<ConferoDb> databases, TimeProvider clock) : IJobKind
{
    public string Kind => FollowUpDue.Kind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        var due = JsonSerializer.Deserialize<FollowUpDue>(job.Payload)!;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var action = await db.Set<FollowUp>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == due.FollowUpId, cancellation);
        if (action?.State is not FollowUpState.Open)
            return null;
        var owner = await db.Set<Request>()
            .Where(x => x.Id == action.RequestId)
            .Select(x => x.PartyId)
            .SingleAsync(cancellation);
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => (x.PartyId == action.OwnerPartyId || x.PartyId == owner) && x.RemovedAt == null)
            .ToListAsync(cancellation);
        await db.Tell(
            members.FindAll(x => (x.Roles & (Roles.Drafter | Roles.Authoriser | Roles.Broker)) != 0),
            "notice.delivery-action-overdue",
            action.Id,
            clock.GetUtcNow(),
            onceKey: job.Id
        );
        await db.SaveChangesAsync(CancellationToken.None);
        return action.Id;
    }
}
