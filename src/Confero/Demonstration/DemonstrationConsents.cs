using Confero.Disclosure;
using Confero.Identity;
using Confero.Matching.Pooling;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>
/// What States of the demonstration decided beyond the steps of their cases: visits, published results, consents taken
/// back, readings by others, and joint needs of neighbours of which one formed and one still waits.
/// </summary>
internal sealed class DemonstrationConsents(
    DemonstrationStory story,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    Func<string, string> headOf
)
{
    private const string Broker = "MEM-DEMO-BROKER";
    private Dictionary<string, string> cases = [];

    public async Task Tell()
    {
        await using (var db = await databases.CreateDbContextAsync())
            cases = await db.Set<Request>()
                .Where(x => x.ImportKey != null)
                .ToDictionaryAsync(x => x.ImportKey!, x => x.Id);
        clock.Go(TimeProvider.System.GetUtcNow().AddDays(-12));
        await Readings();
        await Visits();
        await Results();
        await TakenBack();
        await Pools();
    }

    /// <summary>Others open what they may see, as they would on their pages.</summary>
    private async Task Readings()
    {
        var requests = new RequestQueries(databases, clock);
        foreach (
            var (key, party) in new[]
            {
                ("QMA-safe", "QMR"),
                ("QMA-safe", "IO-SAFESTOCK"),
                ("QMA-count", "QMS"),
                ("QME-age", "QMR"),
                ("QME-age", "NGO-SHIELD"),
                ("QMK-secure", "QMT"),
                ("QMK-secure", "QMR"),
            }
        )
            await requests.Get(new Viewer("-", party, Roles.Reader), cases[key]);
        var broker = new Viewer("-", Parties.Party.Secretariat, Roles.Broker, IsSecretariat: true);
        foreach (var key in new[] { "QMA-safe", "QMA-count", "QME-age", "QMK-secure" })
            await requests.Get(broker, cases[key]);
    }

    private async Task Visits()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var agreed = await story.Do(
            new ProposeVisit(
                cases["QMA-safe"],
                "See the new extinguishers in place and agree how they are inspected.",
                today.AddDays(40),
                today.AddDays(42),
                3
            ),
            Broker
        );
        await story.Do(new AnswerVisit(agreed, true, "You are welcome."), headOf("QMA"));
        await story.Do(
            new ProposeVisit(
                cases["QME-age"],
                "Talk with the laboratory about sampling.",
                today.AddDays(60),
                today.AddDays(61),
                2
            ),
            Broker
        );
    }

    private async Task Results()
    {
        await Publish(
            "QMB",
            "QMB-law",
            "The law on ammunition management is in force. Every depot has a named officer, and the register is one."
        );
        await Publish(
            "QMK",
            "QMK-count",
            "El inventario se lleva ahora en un solo sistema. Cada depósito cuenta sus existencias dos veces al año."
        );
    }

    private async Task Publish(string party, string key, string text)
    {
        await story.Do(new WriteResult(cases[key], text), headOf(party));
        await story.Do(new PublishResult(cases[key]), headOf(party));
    }

    /// <summary>Some decisions were changed again; the ledger shows it.</summary>
    private async Task TakenBack()
    {
        await story.Do(
            new SetVisibility(cases["QMA-count"], Section.Contacts, DisclosureClass.C, ["QMS", "QMR"]),
            headOf("QMA")
        );
        clock.Pass(TimeSpan.FromDays(2));
        await story.Do(
            new SetVisibility(cases["QMA-count"], Section.Contacts, DisclosureClass.C, ["QMR"]),
            headOf("QMA")
        );
        await story.Do(
            new SetVisibility(
                cases["QMK-secure"],
                Section.Money,
                DisclosureClass.D,
                [],
                Until: DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30)
            ),
            headOf("QMK")
        );
    }

    private async Task Pools()
    {
        foreach (var forms in new[] { true, false })
        {
            await using var db = await databases.CreateDbContextAsync();
            var now = clock.GetUtcNow();
            var found = PoolFinder.Suggest(
                await PoolableNeeds.Read(
                    db,
                    await taxonomies.Current(db),
                    DateOnly.FromDateTime(now.UtcDateTime),
                    now
                )
            );
            if (found.Count == 0)
                return;
            var pool = await story.Do(
                new ProposePool(
                    [.. found[0].Needs.Select(x => x.NeedId)],
                    forms ? "One team would come once and teach all of you." : null
                ),
                Broker
            );
            clock.Pass(TimeSpan.FromDays(2));
            await using var later = await databases.CreateDbContextAsync();
            var parts = await later
                .Set<PoolPart>()
                .AsNoTracking()
                .Where(x => x.PoolId == pool)
                .OrderBy(x => x.PartyId)
                .ToListAsync();
            foreach (var part in forms ? parts : parts.TakeLast(1))
                await story.Do(new AnswerPool(part.Id, true), headOf(part.PartyId));
        }
    }
}
