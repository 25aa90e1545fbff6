using Confero.Disclosure;
using Confero.Landscape.Gaps;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>
/// Seven States of one continent have needs they show to nobody, and let them be counted. The work
/// of every night is then done once, so that there is something to see.
/// </summary>
internal sealed class DemonstrationQuiet(
    DemonstrationStory story,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes
)
{
    private static readonly string[] States = ["QMF", "QMG", "QMH", "QMI", "QMJ", "QMV", "QMW"];

    /// <param name="clerkOf">Who drafts for a State.</param>
    /// <param name="headOf">Who answers for it.</param>
    public async Task Tell(Func<string, string> clerkOf, Func<string, string> headOf)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (i, state) in States.Index())
        {
            clock.Go(now.AddDays(-30 + i));
            var id = await story.Do(
                new DraftRequest("Advice we ask for quietly", "en", "confero-standard"),
                clerkOf(state)
            );
            await story.Do(
                new EditRequest(id, null)
                {
                    Texts = new Dictionary<Section, string>
                    {
                        [Section.Summary] = "A few days of advice, told to the secretariat alone.",
                    },
                },
                clerkOf(state)
            );
            foreach (
                var kind in i < QuietDemand.FewestStates
                    ? new[] { "technical", "institutional" }
                    : ["technical"]
            )
                await story.Do(
                    new SaveNeed(
                        id,
                        null,
                        new NeedInput
                        {
                            Title = "Advice on safe distances",
                            Kind = kind,
                            Stage = "storage",
                            Quantity = 10,
                            Unit = "person-day",
                        }
                    ),
                    clerkOf(state)
                );
            await story.Do(new TakeStep(id, "submit", "For the secretariat alone."), clerkOf(state));
            await story.Do(new TakeStep(id, "endorse", "For the secretariat alone."), headOf(state));
            await story.Do(new CountQuietly(id, true), headOf(state));
        }
        clock.Go(now);
        var night = new SnapshotJob(databases, taxonomies, processes, clock);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await night.Keep(today);
        await night.PublishQuiet(today);
        await night.Price(today, CancellationToken.None);
    }
}
