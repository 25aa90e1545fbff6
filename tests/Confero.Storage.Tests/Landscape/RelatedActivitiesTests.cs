using Confero.Identity;
using Confero.Landscape.Activities;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Landscape;

/// <summary>What already exists is shown to the drafting State alone, with the reasons.</summary>
public sealed class RelatedActivitiesTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_asking_State_sees_what_exists_on_its_subject_in_its_State_and_region(Engine engine)
    {
        await using var landscape = await LandscapeWorld.Open(engine);
        var world = landscape.World;
        await world.AddParty("QMA", region: "014");
        var drafter = await world.AddMember("QMA", Roles.Drafter | Roles.Authoriser);
        await world.AddParty("QMB", region: "014");
        var other = await world.AddMember("QMB", Roles.Drafter | Roles.Authoriser);
        var source = await landscape.Source();
        await landscape.Import(
            source,
            LandscapeWorld.File(
                LandscapeWorld.Activity("SAME", country: "QMA", title: "Fire safety at ammunition depots"),
                LandscapeWorld.Activity(
                    "NEAR",
                    country: "MW",
                    title: "Fire extinguishers for ammunition storage"
                ),
                LandscapeWorld.Activity("FAR", country: "PE", title: "Fire safety at ammunition depots"),
                LandscapeWorld.Activity("ELSE", country: "QMA", title: "School meals")
            )
        );
        var request = (await world.Do(new DraftRequest("Fire safety at ammunition stores"), drafter)).Id!;
        await world.Do(
            new SaveNeed(
                request,
                null,
                new NeedInput
                {
                    Title = "Fire extinguishers for ammunition depots",
                    Kind = "material",
                    Stage = "storage",
                }
            ),
            drafter
        );
        var related = world.Get<RelatedActivities>();

        var seen = (await related.Of(await world.Viewer(drafter), request, null, Today))!;

        seen.Items.Select(x => x.Activity.Identifier)
            .ShouldBe(["SAME", "CONFERO-CASE-05", "NEAR"], ignoreOrder: true);
        seen.Items[0].SameState.ShouldBeTrue();
        seen.Items.ShouldAllBe(x => x.Concepts.Count > 0 || x.Stages.Count > 0);
        (await related.Of(await world.Viewer(other), request, null, Today)).ShouldBeNull();
        (await related.Of(landscape.Viewer, request, null, Today)).ShouldBeNull();
        (await related.Of(Confero.Disclosure.Viewer.Public, request, null, Today)).ShouldBeNull();
    }
}
