using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Requests;

/// <summary>One request from the first draft to the check a year later, by acts alone, on both databases.</summary>
public sealed class CaseStoryTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_request_goes_from_draft_to_the_later_check(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);

        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await story.BothAccept();
        await story.Deliver(delivered: 10, received: 10);
        await story.CloseAndCheck();

        var view = await story.SeenBy(story.Authoriser);
        view!.State.ShouldBe("closed");
        view.Steps.Select(x => x.Act).ShouldContain("answer-check");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_endorses_what_they_wrote(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await world.Do(new TakeStep(story.RequestId, "return", "a word is missing"), story.Authoriser);
        await world.Do(
            new EditRequest(story.RequestId, null) { Title = "Now in the authoriser's words" },
            story.Authoriser
        );
        await world.Do(new TakeStep(story.RequestId, "submit"), story.Drafter);

        var outcome = await world.Mechanism.Do(new TakeStep(story.RequestId, "endorse"), story.Authoriser);

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe("process.needs-second-person");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_draft_exists_for_its_own_State_alone(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();

        (await story.SeenBy(story.Drafter)).ShouldNotBeNull();
        (await story.SeenBy(story.Broker)).ShouldBeNull();
        (await story.SeenBy(story.Provider)).ShouldBeNull();
        (await world.Get<RequestQueries>().Get(Viewer.Public, story.RequestId)).ShouldBeNull();
    }
}
