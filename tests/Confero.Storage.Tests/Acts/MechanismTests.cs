using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Acts;

/// <summary>What holds of every act: once by key, never by a person removed, never over somebody else's words.</summary>
public sealed class MechanismTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_same_act_under_the_same_key_is_done_once(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var act = new DraftRequest("Once");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => world.Mechanism.Do(act, story.Drafter, "key-1"))
        );

        answers.ShouldAllBe(x => x.Done);
        answers.Select(x => x.Id).Distinct().ShouldHaveSingleItem();
        (
            await world
                .Get<RequestQueries>()
                .List(await world.Viewer(story.Drafter), new RequestFilter { Own = true })
        ).Items.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_key_is_good_for_one_act_only(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await world.Do(new DraftRequest("One"), story.Drafter, "key-1");

        var other = await world.Mechanism.Do(new DraftRequest("Another"), story.Drafter, "key-1");

        other.Refusals.ShouldHaveSingleItem().Code.ShouldBe("act.key-used-for-another");
    }

    /// <summary>R7: who is removed loses access at once, the cases stay.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_person_removed_does_nothing_from_then_on_and_the_cases_stay(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var keeper = await world.AddMember("QMA", Roles.DelegateAdministrator);
        await world.Do(new RemoveMember(story.Drafter), keeper);

        var outcome = await world.Mechanism.Do(new DraftRequest("Too late"), story.Drafter);

        outcome.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await world.Viewer(story.Drafter)).ShouldBe(Viewer.Public);
        (await story.SeenBy(story.Authoriser)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_people_who_edit_at_once_lose_nothing(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Drafter);
        var id = (await world.Do(new DraftRequest("Shared"), story.Drafter)).Id!;
        var version = (await world.Get<RequestQueries>().Get(await world.Viewer(second), id))!.Version;

        await world.Do(new EditRequest(id, version) { Texts = Summary("First words") }, story.Drafter);
        var late = await world.Mechanism.Do(
            new EditRequest(id, version) { Texts = Summary("Other words") },
            second
        );

        late.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Conflict);
        (await world.Get<RequestQueries>().Get(await world.Viewer(second), id))!
            .Texts[Section.Summary]
            .ShouldBe("First words");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_signed_is_what_was_read(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var read = (await story.SeenBy(story.Authoriser))!.Version;
        await world.Do(new TakeStep(story.RequestId, "recall"), story.Drafter);
        await world.Do(
            new SaveNeed(story.RequestId, null, new NeedInput { Title = "Slipped in", Kind = "financial" }),
            story.Drafter
        );
        await world.Do(new TakeStep(story.RequestId, "submit"), story.Drafter);

        var outcome = await world.Mechanism.Do(
            new TakeStep(story.RequestId, "endorse", null, read),
            story.Authoriser
        );

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe("act.changed-meanwhile");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_but_the_States_authoriser_consents(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        var administrator = await world.AddMember(Party.Secretariat, Roles.Administrator | Roles.Broker);
        foreach (var step in new[] { "authenticate", "acknowledge", "open-consent-window" })
            await story.Step(step, story.Broker);

        foreach (var member in new[] { story.Broker, administrator, story.Drafter, story.Provider })
            (
                await world.Mechanism.Do(new TakeStep(story.RequestId, "consent-to-circulate"), member)
            ).Done.ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.Get<Jobs.JobRunner>().RunDue(TestContext.Current.CancellationToken);

        (await story.SeenBy(story.Authoriser))!.Circulated.ShouldBeFalse();
        (await story.SeenBy(story.Provider)).ShouldBeNull();
    }

    private static Dictionary<Section, string> Summary(string text) => new() { [Section.Summary] = text };
}
