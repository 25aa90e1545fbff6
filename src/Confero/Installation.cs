using Confero.Assessments;
using Confero.Identity;
using Confero.Jobs;
using Confero.Landscape.Activities;
using Confero.Landscape.Gaps;
using Confero.Notices;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;

namespace Confero;

/// <summary>Brings a database to what this release needs: tables, the secretariat, the processes Confero ships.</summary>
public sealed class Installation(IDbContextFactory<ConferoDb> databases, KeyRing keys, TimeProvider clock)
{
    /// <summary>Safe to run at every start.</summary>
    public async Task Prepare(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);
        keys.Check();
        await AddSecretariat(db, cancellation);
        await AdoptShipped(db, cancellation);
        await AdoptQuestionnaires(db, cancellation);
        await PublishedActivities.Add(db, Taxonomies.Load(), clock.GetUtcNow());
        await BeginSummaries(db, cancellation);
        await BeginRetention(db, cancellation);
        await BeginSnapshots(db, cancellation);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>
    /// While nobody administers the secretariat, makes a new one-time invitation for its first administrator, void of
    /// earlier ones; gives the code, or null when there is an administrator.
    /// </summary>
    public async Task<string?> InviteFirstAdministrator()
    {
        await using var db = await databases.CreateDbContextAsync();
        var members = await db.Set<Member>()
            .Where(x => x.PartyId == Party.Secretariat && x.RemovedAt == null)
            .ToListAsync();
        var administrators = members.Where(x => x.Roles.HasFlag(Roles.Administrator)).ToList();
        if (administrators.Exists(x => x.InvitationHash is null))
            return null;
        var invited = administrators.FirstOrDefault();
        if (invited is null)
            db.Add(invited = FirstAdministrator());
        var code = InvitationCode.New();
        invited.InvitationHash = InvitationCode.Hash(code);
        invited.InvitedAt = clock.GetUtcNow();
        await db.SaveChangesAsync();
        return code;
    }

    private Member FirstAdministrator() =>
        new()
        {
            Id = Ids.Member(),
            PartyId = Party.Secretariat,
            Name = "First administrator",
            Email = "administrator@localhost",
            Roles = Roles.Administrator,
            InvitedAt = clock.GetUtcNow(),
        };

    private static async Task AddSecretariat(ConferoDb db, CancellationToken cancellation)
    {
        if (await db.Set<Party>().AnyAsync(x => x.Id == Party.Secretariat, cancellation))
            return;
        db.Add(
            new Party
            {
                Id = Party.Secretariat,
                Kind = "secretariat",
                Names = new()
                {
                    ["en"] = "Secretariat",
                    ["ar"] = "الأمانة",
                    ["fr"] = "Secrétariat",
                    ["es"] = "Secretaría",
                    ["ru"] = "Секретариат",
                    ["zh"] = "秘书处",
                },
            }
        );
    }

    private async Task BeginSummaries(ConferoDb db, CancellationToken cancellation)
    {
        if (
            !await db.Set<Job>().AnyAsync(x => x.Kind == DigestJob.JobKind && x.EndedAt == null, cancellation)
        )
            db.Add(DigestJob.First(clock.GetUtcNow()));
    }

    private async Task BeginSnapshots(ConferoDb db, CancellationToken cancellation)
    {
        if (
            !await db.Set<Job>()
                .AnyAsync(x => x.Kind == SnapshotJob.JobKind && x.EndedAt == null, cancellation)
        )
            db.Add(SnapshotJob.First(clock.GetUtcNow()));
    }

    private async Task BeginRetention(ConferoDb db, CancellationToken cancellation)
    {
        if (
            !await db.Set<Job>()
                .AnyAsync(x => x.Kind == RetentionJob.JobKind && x.EndedAt == null, cancellation)
        )
            db.Add(RetentionJob.First(clock.GetUtcNow()));
    }

    private async Task AdoptShipped(ConferoDb db, CancellationToken cancellation)
    {
        foreach (var json in Embedded.Files("processes").Select(x => Embedded.Text("processes", x)))
        {
            var reading = ProcessDefinitionReader.Read(json);
            var process =
                reading.Definition
                ?? throw new InvalidDataException($"A shipped process is not valid: {reading.Errors[0]}");
            if (
                await db.Set<AdoptedProcess>()
                    .AnyAsync(x => x.Code == process.Code && x.Version >= process.Version, cancellation)
            )
                continue;
            db.Add(
                new AdoptedProcess
                {
                    Code = process.Code,
                    Version = process.Version,
                    Json = json,
                    AdoptedAt = clock.GetUtcNow(),
                }
            );
        }
    }

    private async Task AdoptQuestionnaires(ConferoDb db, CancellationToken cancellation)
    {
        foreach (var (questionnaire, json) in Questionnaires.Shipped(Taxonomies.Load()))
        {
            var known = await db.Set<AdoptedQuestionnaire>()
                .AnyAsync(
                    x => x.Code == questionnaire.Code && x.Version >= questionnaire.Version,
                    cancellation
                );
            if (!known)
                db.Add(
                    new AdoptedQuestionnaire
                    {
                        Code = questionnaire.Code,
                        Version = questionnaire.Version,
                        Json = json,
                        AdoptedAt = clock.GetUtcNow(),
                    }
                );
        }
    }
}
