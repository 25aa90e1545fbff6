using Confero.Disclosure;
using Confero.Identity;
using Confero.Offers;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Parties;

/// <summary>All a person looks after goes to somebody else in one act, seen before it is done; a person removed is nobody at once.</summary>
public sealed class HandOverTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Open_and_closed_cases_go_over_in_one_act_and_the_person_is_gone(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var keeper = await world.AddMember("QMA", Roles.DelegateAdministrator);
        var heir = await world.AddMember("QMA", Roles.Drafter);
        await story.Draft();
        var dropped = (await world.Do(new DraftRequest("Dropped"), story.Drafter)).Id!;
        await world.Do(new TakeStep(dropped, "withdraw", "No longer needed."), story.Authoriser);
        await world.Do(
            new SaveOffer(null, new OfferInput { Sort = "team", Title = "Advice" }),
            story.Drafter
        );

        var preview = (await Preview(world, keeper, story.Drafter))!;
        preview
            .Charges!.Select(x => (x.Title, x.Ended))
            .ShouldBe(
                [("Fire safety at ammunition stores", false), ("Dropped", true), ("Advice", false)],
                ignoreOrder: true
            );
        await world.Do(new HandOver(story.Drafter, heir, "Moves to another post.", Remove: true), keeper);

        (await Preview(world, keeper, story.Drafter))!.Charges!.ShouldBeEmpty();
        (await Preview(world, keeper, heir))!.Charges!.Count.ShouldBe(3);
        (await world.Get<KeeperQueries>().KeeperOf(await world.Viewer(heir), story.RequestId)).ShouldBe(
            "QMA Drafter"
        );
        (await world.Viewer(story.Drafter)).ShouldBe(Viewer.Public);
        (await world.Mechanism.Do(new DraftRequest("Too late"), story.Drafter)).Done.ShouldBeFalse();
        (await story.SeenBy(story.Authoriser)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_hands_over_what_is_another_partys(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var other = await world.AddMember("QPR", Roles.DelegateAdministrator);
        var administrator = await world.AddMember(Party.Secretariat, Roles.Administrator);

        foreach (var member in new[] { other, administrator })
        {
            (await Preview(world, member, story.Drafter)).ShouldBeNull();
            (
                await world.Mechanism.Do(new HandOver(story.Drafter, story.Authoriser, "So."), member)
            ).Done.ShouldBeFalse();
        }
        (await Preview(world, administrator, story.Broker))!.Charges.ShouldBeNull(
            "an administrator reads no cases"
        );
    }

    private static async Task<HandOverPreview?> Preview(TestWorld world, string viewer, string member) =>
        await world.Get<KeeperQueries>().Preview(await world.Viewer(viewer), member);
}
