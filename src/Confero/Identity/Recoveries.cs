using Confero.Acts;
using Confero.Disclosure;
using Confero.Notices;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A recovery as those see it who may confirm or stop it.</summary>
public sealed record RecoveryRow(
    string Id,
    string Name,
    string? PartyId,
    RecoveryState State,
    DateTimeOffset AskedAt,
    string AskedFrom,
    DateTimeOffset? OpensAt,
    bool Own
);

/// <summary>How far a recovery has come, as the browser that asked for it learns.</summary>
/// <param name="OpensAt">When the time lock opens, once the second person has confirmed.</param>
public sealed record RecoveryProgress(RecoveryState State, string Digits, DateTimeOffset? OpensAt);

/// <summary>Asks for recoveries and reads them.</summary>
public sealed class Recoveries(
    IDbContextFactory<ConferoDb> databases,
    Mechanism mechanism,
    TimeProvider clock
) : INoticeSubject
{
    public string Prefix => "RCV";

    public string PathOf(string id) => "/sign-in/recoveries";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        (await Open(viewer)).Select(x => x.Id).Intersect(ids).ToHashSet();

    /// <summary>Asks in the name of whoever has this address; the answer tells nothing about whether there is anybody.</summary>
    public async Task Ask(string email, string codeHash, string from)
    {
        await using var db = await databases.CreateDbContextAsync();
        db.Add(RecoveryJob.For(email, codeHash, from, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    /// <summary>How far the recovery of a code has come. A code nobody asked with is one that waits.</summary>
    public async Task<RecoveryProgress> Progress(string code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var hash = Recovery.HashOf(code);
        var recovery = await db.Set<Recovery>().AsNoTracking().SingleOrDefaultAsync(x => x.CodeHash == hash);
        return new RecoveryProgress(
            recovery?.StateAt(clock.GetUtcNow()) ?? RecoveryState.Asked,
            Recovery.DigitsOf(hash),
            recovery?.OpensAt
        );
    }

    /// <summary>Ends a recovery with a new password; false when it is not ready.</summary>
    public async Task<bool> Finish(string code, string passwordHash)
    {
        await using var db = await databases.CreateDbContextAsync();
        var hash = Recovery.HashOf(code);
        var member = await db.Set<Recovery>()
            .Where(x => x.CodeHash == hash)
            .Select(x => x.MemberId)
            .SingleOrDefaultAsync();
        return member is not null
            && (await mechanism.Do(new FinishRecovery(hash) { PasswordHash = passwordHash }, member)).Done;
    }

    /// <summary>Recoveries that are not over and that the viewer may confirm or stop, the newest first.</summary>
    public async Task<IReadOnlyList<RecoveryRow>> Open(Viewer viewer)
    {
        if (viewer.MemberId is null)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var open = await db.Set<Recovery>()
            .AsNoTracking()
            .Where(x => x.EndedAt == null)
            .OrderByDescending(x => x.AskedAt)
            .ToListAsync();
        var rows = new List<RecoveryRow>();
        foreach (var recovery in open.Where(x => x.StateAt(now) != RecoveryState.Over))
        {
            var person = await db.Set<Member>().AsNoTracking().SingleAsync(x => x.Id == recovery.MemberId);
            var own = person.Id == viewer.MemberId;
            if (own || (await db.Confirmers(person)).Any(x => x.Id == viewer.MemberId))
                rows.Add(
                    new RecoveryRow(
                        recovery.Id,
                        person.Name,
                        person.PartyId,
                        recovery.StateAt(now),
                        recovery.AskedAt,
                        recovery.AskedFrom,
                        recovery.OpensAt,
                        own
                    )
                );
        }
        return rows;
    }
}
