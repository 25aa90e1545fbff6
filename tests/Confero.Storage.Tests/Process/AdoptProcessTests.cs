using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Process;

public sealed class AdoptProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>R10: a process that changes leaves the cases that run as they are.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_case_stays_on_the_version_it_started_with(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();

        await world.Do(new AdoptProcess(SecondVersion()), await Administrator(world));
        await world.Do(new TakeStep(story.RequestId, "authenticate"), story.Broker);

        (await story.SeenBy(story.Broker))!.State.ShouldBe("authenticated");

        var younger = (await world.Do(new DraftRequest("Begun under the second version"), story.Drafter)).Id!;
        var outcome = await world.Mechanism.Do(new TakeStep(younger, "recall"), story.Drafter);
        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe("process.unknown-act");
    }

    [Fact]
    public async Task A_version_is_adopted_once_and_only_when_it_is_sound()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var administrator = await Administrator(world);
        await world.Do(new AdoptProcess(SecondVersion()), administrator);

        var again = await world.Mechanism.Do(new AdoptProcess(SecondVersion()), administrator);
        var unsound = await world.Mechanism.Do(new AdoptProcess(Unsound()), administrator);

        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe("process.version-exists");
        unsound.Refusals.ShouldContain(x => x.Code == "process.only-the-state");
    }

    [Fact]
    public async Task A_case_goes_on_under_a_version_that_newer_rules_would_refuse()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await using (var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync(Cancel))
        {
            db.Add(
                new AdoptedProcess
                {
                    Code = "confero-standard",
                    Version = 3,
                    Json = Unsound(),
                    AdoptedAt = world.Clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        var id = (await world.Do(new DraftRequest("Begun under the older rules"), story.Drafter)).Id!;
        await world.Do(new TakeStep(id, "withdraw", "No longer needed."), story.Authoriser);

        var seen = await world.Get<RequestQueries>().Get(await world.Viewer(story.Drafter), id);
        seen!.ProcessVersion.ShouldBe(3);
        seen.State.ShouldBe("withdrawn");
    }

    /// <summary>The standard process with other codes for two acts.</summary>
    private static string SecondVersion() =>
        Shipped()
            .Replace("\"version\": 1", "\"version\": 2")
            .Replace("\"code\": \"authenticate\"", "\"code\": \"confirm-origin\"")
            .Replace("\"code\": \"recall\"", "\"code\": \"take-back\"");

    /// <summary>The secretariat would decline with the meaning of what only the State may do.</summary>
    private static string Unsound() =>
        SecondVersion()
            .Replace("\"version\": 2", "\"version\": 3")
            .Replace("[ \"decline\" ]", "[ \"withdraw\" ]");

    private static string Shipped()
    {
        using var stream = typeof(AdoptProcess).Assembly.GetManifestResourceStream(
            "processes/confero-standard.json"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Task<string> Administrator(TestWorld world) =>
        world.AddMember(Party.Secretariat, Roles.Administrator);
}
