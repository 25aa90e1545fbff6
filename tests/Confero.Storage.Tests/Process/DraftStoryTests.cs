using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Process;

/// <summary>Administrators change processes; running cases stay where they are until somebody may move them.</summary>
public sealed class DraftStoryTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_copy_is_spoilt_mended_adopted_retired_and_restored_while_a_case_runs(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        var admin = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var queries = world.Get<ProcessQueries>();
        var draft = (await world.Do(new CopyProcess("confero-standard", 1), admin)).Id!;
        var text = (await queries.Draft(await world.Viewer(admin), draft))!.Json;

        await world.Do(
            new EditProcess(draft, text.Replace("\"to\": \"endorsed\"", "\"to\": \"lost\"")),
            admin
        );
        var refused = await world.Mechanism.Do(new AdoptDraft(draft, "Try"), admin);
        refused.Refusals.ShouldContain(x =>
            x.Code == "process.unknown-state" && x.Args[0].StartsWith("$.acts[3]")
        );
        (await queries.Draft(await world.Viewer(admin), draft))!.Json.ShouldContain("\"lost\"");

        await world.Do(new EditProcess(draft, text.Replace("\"recall\"", "\"take-back\"")), admin);
        await world.Do(new AdoptDraft(draft, "Agreed at the spring meeting"), admin);
        (await queries.Find("confero-standard"))!.Version.ShouldBe(2);
        (await queries.Versions("confero-standard"))[0].Note.ShouldBe("Agreed at the spring meeting");
        (await queries.Drafts(await world.Viewer(admin))).ShouldBeEmpty();
        await world.Do(new TakeStep(story.RequestId, "authenticate"), story.Broker);
        (await story.SeenBy(story.Broker))!.ProcessVersion.ShouldBe(1);

        await world.Do(new RetireProcess("confero-standard", 2, "Too early"), admin);
        (await queries.Find("confero-standard"))!.Version.ShouldBe(1);
        await world.Do(new RestoreProcess("confero-standard", 2), admin);
        (await queries.Find("confero-standard"))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Drafts_exist_for_administrators_alone_and_the_last_process_stays()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        var admin = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var draft = (await world.Do(new CopyProcess("quick-response", 1, "our-own"), admin)).Id!;
        var queries = world.Get<ProcessQueries>();

        (await queries.Find(await world.Viewer(admin), draft))!.Code.ShouldBe("our-own");
        foreach (var other in (string[])[story.Broker, story.Authoriser])
        {
            (await queries.Draft(await world.Viewer(other), draft)).ShouldBeNull();
            (await queries.Find(await world.Viewer(other), draft)).ShouldBeNull();
            (await world.Mechanism.Do(new EditProcess(draft, "{}"), other))
                .Refusals[0]
                .Code.ShouldBe("act.not-your-role");
        }
        var codes = (await queries.Current()).Select(x => x.Code).ToList();
        foreach (var code in codes.Skip(1))
            await world.Do(new RetireProcess(code, 1, "Not used here"), admin);
        (await world.Mechanism.Do(new RetireProcess(codes[0], 1, "Nor this"), admin))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("process.last-one");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_touches_the_State_waits_for_its_consent_and_silence_is_none(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        var move = new MigrateCase(story.RequestId, "clearing-house", 1, null, "The committee asked for it");

        var proposed = await world.Do(move, story.Broker);
        (await world.Mechanism.Do(move, story.Broker)).Refusals[0].Code.ShouldBe("migration.waits-already");
        world.Clock.Advance(TimeSpan.FromDays(100));
        await world.RunJobs();
        (await story.SeenBy(story.Broker))!.ProcessCode.ShouldBe("confero-standard");
        (await world.Mechanism.Do(new AnswerMigration(story.RequestId, proposed.Id!, true), story.Broker))
            .Refusals[0]
            .Code.ShouldBe("act.not-your-role");

        await world.Do(new AnswerMigration(story.RequestId, proposed.Id!, true), story.Authoriser);
        var moved = (await story.SeenBy(story.Broker))!;
        (moved.ProcessCode, moved.State).ShouldBe(("clearing-house", "endorsed"));
        moved.Steps.ShouldContain(x => x.Act == "migrate");
        (await world.Get<ConsentLedger>().List(await world.Viewer(story.Authoriser))).ShouldContain(x =>
            x.Scope == "process"
        );
        await world.Do(new TakeStep(story.RequestId, "authenticate"), story.Broker);
        await world.Do(new TakeStep(story.RequestId, "inform-committee"), story.Broker);
    }

    [Fact]
    public async Task The_secretariat_moves_a_case_alone_only_where_nothing_of_the_State_changes()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        var admin = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var draft = (await world.Do(new CopyProcess("confero-standard", 1), admin)).Id!;
        var text = (await world.Get<ProcessQueries>().Draft(await world.Viewer(admin), draft))!.Json;
        await world.Do(
            new EditProcess(draft, text.Replace("\"Endorsed by the State\"", "\"Endorsed\"")),
            admin
        );
        await world.Do(new AdoptDraft(draft, "A better name"), admin);

        await world.Do(
            new MigrateCase(story.RequestId, "confero-standard", 2, null, "The name"),
            story.Broker
        );
        var outside = await world.Mechanism.Do(
            new MigrateCase(story.RequestId, "fund-call", 1, "in-selection", "Skip"),
            story.Authoriser
        );

        (await story.SeenBy(story.Broker))!.ProcessVersion.ShouldBe(2);
        outside.Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.no-state");
        (
            await world.Mechanism.Do(
                new MigrateCase(story.RequestId, "fund-call", 1, null, "x"),
                story.Provider
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("act.not-found");
    }
}
