using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>
/// What the demonstration shows of processes: who is on call, an administrator's draft that still has a fault, and a
/// proposal to move a case, which waits for its State.
/// </summary>
internal static class DemonstrationProcesses
{
    private const string Administrator = "MEM-DEMO-ADMIN";
    private const string Broker = "MEM-DEMO-BROKER";
    private const string Moved = "QMA-count";

    public static async Task Tell(DemonstrationStory told, IDbContextFactory<ConferoDb> databases)
    {
        await told.Do(new SetOnCall([Broker]), Broker);
        await told.Do(new SetOnCall(["MEM-DEMO-HUDA", "MEM-DEMO-SALIM"]), "MEM-DEMO-HUDA");
        await told.Do(new SetOnCall(["MEM-DEMO-ETIENNE", "MEM-DEMO-MARIAM"]), "MEM-DEMO-ETIENNE");
        await using var db = await databases.CreateDbContextAsync();
        await Draft(told, db);
        var id = await db.Set<Request>().Where(x => x.ImportKey == Moved).Select(x => x.Id).SingleAsync();
        await told.Do(
            new MigrateCase(
                id,
                "country-coalition",
                1,
                "coalition",
                "Four partners have offered to meet the State at one table. A coalition would let it lead them itself."
            ),
            Broker
        );
    }

    private static async Task Draft(DemonstrationStory told, ConferoDb db)
    {
        var draft = await told.Do(new CopyProcess("confero-standard", 1, "regional-exchange"), Administrator);
        var text = await db.Set<ProcessDraft>().Where(x => x.Id == draft).Select(x => x.Json).SingleAsync();
        await told.Do(
            new EditProcess(
                draft,
                text.Replace("\"Confero standard\"", "\"Regional exchange\"", StringComparison.Ordinal)
                    .Replace("\"zone\": \"UTC\"", "\"zone\": \"Africa/Abidjan\"", StringComparison.Ordinal)
                    .Replace("\"to\": \"authenticated\"", "\"to\": \"confirmed\"", StringComparison.Ordinal)
            ),
            Administrator
        );
    }
}
