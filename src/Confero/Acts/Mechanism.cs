using System.Text.Json;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Confero.Record;
using Confero.Storage;
using Confero.Taxonomy;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Confero.Acts;

/// <summary>
/// The one path by which anything changes. Pages, the API, imports, jobs and the command line build an act and hand
/// it here; the act, its row in the record and its idempotency key are saved in one transaction or not at all.
/// </summary>
public sealed class Mechanism(
    IDbContextFactory<ConferoDb> databases,
    TimeProvider clock,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    IdentityPolicy policy,
    MasterKeys masters,
    ILogger<Mechanism> log
)
{
    private const int MostKeyLength = 100;

    /// <summary>Carries out an act for a member from inside the installation: the command line, jobs, the demonstration's story.</summary>
    /// <param name="memberId">Who acts; roles and party are read afresh.</param>
    /// <param name="idempotencyKey">The same key and act do nothing twice and answer alike; null to go without.</param>
    public Task<Outcome> Do(Act act, string memberId, string? idempotencyKey = null) =>
        Do(act, Presence.Inside(memberId), idempotencyKey);

    /// <summary>Carries out an act for a member who is here as <paramref name="presence"/> says.</summary>
    /// <param name="idempotencyKey">The same key and act do nothing twice and answer alike; null to go without.</param>
    public async Task<Outcome> Do(Act act, Presence presence, string? idempotencyKey = null)
    {
        var memberId = presence.MemberId;
        if (idempotencyKey?.Length > MostKeyLength)
            return Refusal.TooLong("Idempotency-Key", MostKeyLength);
        if (ActText.Faults(act).ToList() is { Count: > 0 } faults)
            return Outcome.Refused(faults);
        await using var db = await databases.CreateDbContextAsync();
        var text = act.Code + JsonSerializer.Serialize<object>(act);
        if (idempotencyKey is not null && await Earlier(db, memberId, idempotencyKey, text) is { } earlier)
            return earlier;
        var outcome = await Attempt(db, act, presence, idempotencyKey, text);
        if (log.IsEnabled(LogLevel.Information))
            log.LogInformation("{Act} by {Member}: {Outcome}", act.Code, memberId, Summary(outcome));
        return outcome;
    }

    private async Task<Outcome> Attempt(ConferoDb db, Act act, Presence presence, string? key, string text)
    {
        var memberId = presence.MemberId;
        // A write is never cancelled half-way: a broken connection leaves the answer open, and the key settles it.
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var member = await db.Set<Member>().SingleOrDefaultAsync(x => x.Id == memberId);
            if (member is not { Active: true })
                return Refusal.NotYours;
            var viewer = presence.Bound(Viewers.Of(member));
            if ((viewer.Roles & act.AllowedTo) == 0)
                return Refusal.NotYours;
            if (!presence.Covers(act.Code))
                return Refusal.OutOfScope;
            var now = clock.GetUtcNow();
            var scope = new ActScope(
                db,
                member,
                viewer,
                now,
                await taxonomies.Current(db),
                processes,
                policy
            );
            var outcome = await act.Carry(scope);
            if (!outcome.Done)
                return outcome;
            if (await StepUpMissing(act, scope, presence) is { } missing)
                return missing;
            db.Add(Journal.Entry(act, scope, outcome.Id));
            if (key is not null)
                db.Add(Done(memberId, key, masters.Mark(text), outcome, now));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return outcome with { Version = outcome.Version ?? VersionOf(db, outcome.Id) };
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.ChangedMeanwhile;
        }
        catch (DbUpdateException) when (key is not null)
        {
            // Two copies of one act raced; the first to commit has the answer for both.
            await using var again = await databases.CreateDbContextAsync();
            if (await Earlier(again, memberId, key, text) is { } winner)
                return winner;
            throw;
        }
    }

    /// <summary>Asked last, so that nobody proves who they are for what is refused anyway; nothing is saved yet.</summary>
    private async Task<Refusal?> StepUpMissing(Act act, ActScope scope, Presence presence)
    {
        if (presence.Token is not null)
            return act.ByToken && !scope.Consented ? null : Refusal.NeedsAPerson;
        if (scope.Signed is not null || presence.IsFresh(scope.Now, policy))
            return null;
        var asks =
            scope.Consented
            || act.StepUp == StepUp.Always
            || (act.StepUp == StepUp.OnceEnrolled && (await scope.Db.Factors(scope.Member.AccountId)).Any);
        return asks ? Refusal.StepUp : null;
    }

    private async Task<Outcome?> Earlier(ConferoDb db, string memberId, string key, string text)
    {
        var done = await db.Set<DoneAct>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.MemberId == memberId && x.Key == key);
        if (done is null)
            return null;
        if (!masters.IsMarkOf(done.Mark, text))
            return new Refusal("act.key-used-for-another", RefusalKind.Conflict);
        return JsonSerializer.Deserialize<Outcome>(done.Outcome)! with { Repeated = true };
    }

    private static DoneAct Done(
        string memberId,
        string key,
        string mark,
        Outcome outcome,
        DateTimeOffset now
    ) =>
        new()
        {
            MemberId = memberId,
            Key = key,
            Mark = mark,
            Outcome = JsonSerializer.Serialize(outcome),
            At = now,
        };

    private static Guid? VersionOf(ConferoDb db, string? id) =>
        id is null
            ? null
            : db
                .ChangeTracker.Entries<IVersioned>()
                .FirstOrDefault(x =>
                    x.Metadata.FindPrimaryKey()?.Properties is [var only]
                    && id.Equals(x.Property(only).CurrentValue)
                )
                ?.Entity.Version;

    private static string Summary(Outcome outcome) =>
        outcome.Done ? $"done {outcome.Id}" : string.Join(", ", outcome.Refusals.Select(x => x.Code));
}
