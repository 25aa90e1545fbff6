using System.Security.Cryptography;
using System.Text;
using Confero.Jobs;
using Confero.Landscape;
using Confero.Landscape.Activities;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>Activities in the invented States, imported as the secretariat imports any file.</summary>
internal sealed class DemonstrationLandscape(
    DemonstrationStory story,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies
)
{
    private const string Broker = "MEM-DEMO-BROKER";

    public async Task Tell()
    {
        clock.Go(TimeProvider.System.GetUtcNow().AddDays(-20));
        var source = await story.Do(
            new SaveSource(
                null,
                "Invented Register of Assistance",
                SourceForm.Iati,
                "Invented; free for any use",
                "https://example.org/invented-register"
            )
            {
                Fictional = true,
            },
            Broker
        );
        var file = new MemoryStream(Encoding.UTF8.GetBytes(Embedded.Text("demonstration", "activities.xml")));
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        var import = await story.Do(
            new ImportActivities(source, "activities.xml", hash) { Content = file },
            Broker
        );
        await Read(import);
    }

    private async Task Read(string import)
    {
        await using var db = await databases.CreateDbContextAsync();
        var job = await db.Set<Job>().AsNoTracking().SingleAsync(x => x.Payload == import);
        var queue = new JobQueue(databases, clock);
        var reading = new ImportJob(databases, taxonomies, new LandscapeSettings(), queue, clock);
        await queue.Finish(job.Id, await reading.Run(job, CancellationToken.None));
    }
}
