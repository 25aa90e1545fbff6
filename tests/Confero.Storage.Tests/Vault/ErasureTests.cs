using System.Globalization;
using Confero.Assessments;
using Confero.Identity;
using Confero.Languages;
using Confero.Record;
using Confero.Requests;
using Confero.Requests.Erasing;
using Confero.Testing;
using Confero.Vault;

namespace Confero.Storage.Tests.Vault;

/// <summary>Two authorisers of a State destroy its key, and with it all that was confidential.</summary>
public sealed class ErasureTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_persons_destroy_what_the_State_wrote_and_nothing_else(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await SealedContentTests.Tell(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var said = Texts.Get("vault.erased", CultureInfo.CurrentUICulture);

        var erasure = (await world.Do(new AskErasure(), story.Authoriser)).Id!;
        (await story.SeenBy(story.Drafter))!.Title.ShouldBe("Fire safety at ammunition stores");
        await world.Do(new ConfirmErasure(erasure), second);

        var seen = (await story.SeenBy(story.Drafter))!;
        seen.Erased.ShouldBeTrue();
        seen.Title.ShouldBe(said);
        seen.Texts.Values.ShouldAllBe(x => x == said);
        seen.Needs.ShouldAllBe(x => x.Title == said && x.Quantity == null);
        seen.Steps.Count.ShouldBeGreaterThan(5);
        var list = await world
            .Get<RequestQueries>()
            .List(await world.Viewer(story.Drafter), new() { Own = true });
        list.Items.ShouldAllBe(x => x.Title == said);
        (await world.Get<AssessmentQueries>().List(await world.Viewer(story.Drafter))).ShouldAllBe(x =>
            x.State == AssessmentState.Discarded
        );
        var check = await world.Get<JournalCheck>().Run();
        check.Altered.ShouldBeEmpty();
        check.Erased.ShouldBeGreaterThan(10);
        check.Erased.ShouldBeLessThan(check.Entries);
        var keys = await world.Get<KeyQueries>().List();
        keys.Single(x => x.State == KeyState.Erased).PartyId.ShouldBe("QMA");
        var offer = await world
            .Get<Confero.Offers.OfferQueries>()
            .Get(await world.Viewer(story.Provider), story.OfferId);
        offer!.Title.ShouldBe("Fire-fighting sets from stock");

        var again = (await world.Do(new DraftRequest("A new beginning"), story.Drafter)).Id!;
        var fresh = await world.Get<RequestQueries>().Get(await world.Viewer(story.Drafter), again);
        fresh!.Title.ShouldBe("A new beginning");
    }

    [Fact]
    public async Task One_person_or_a_running_case_is_not_enough()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var erasure = (await world.Do(new AskErasure(), story.Authoriser)).Id!;

        await Refused(world, new AskErasure(), second, "erasure.asked-already");
        await Refused(world, new ConfirmErasure(erasure), story.Authoriser, "erasure.needs-second-person");
        await Refused(world, new ConfirmErasure(erasure), story.Provider, "act.not-found");
        await Refused(world, new ConfirmErasure(erasure), story.Drafter, "act.not-your-role");
        await Refused(world, new AskErasure(), story.Broker, "act.not-your-role");
        await story.Draft();
        await Refused(world, new ConfirmErasure(erasure), second, "erasure.cases-run");
        await world.Do(new WithdrawErasure(erasure), second);
        await Refused(world, new ConfirmErasure(erasure), second, "erasure.over");
        await Refused(world, new AskErasure(), second, "erasure.cases-run");
        (await world.Get<KeyQueries>().List()).ShouldAllBe(x => x.State == KeyState.Current);
    }

    [Fact]
    public async Task It_lapses_after_fourteen_days()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        var second = await world.AddMember("QMA", Roles.Authoriser);
        var erasure = (await world.Do(new AskErasure(), story.Authoriser)).Id!;
        world.Clock.Advance(Erasure.Stands);

        await Refused(world, new ConfirmErasure(erasure), second, "erasure.over");
    }

    private static async Task Refused(TestWorld world, Confero.Acts.Act act, string member, string code) =>
        (await world.Mechanism.Do(act, member)).Refusals.Select(x => x.Code).ShouldBe([code]);
}
