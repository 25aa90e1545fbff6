using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero;

/// <summary>Brings a database to what this release needs: tables, the secretariat, the processes Confero ships.</summary>
public sealed class Installation(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    /// <summary>Safe to run at every start.</summary>
    public async Task Prepare(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);
        await AddSecretariat(db, cancellation);
        await AdoptShipped(db, cancellation);
        await db.SaveChangesAsync(CancellationToken.None);
    }

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
}
