using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Disclosure;

/// <summary>What nobody outside may learn by ways that are easy to overlook.</summary>
public sealed class UnknownOutsideTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_draft_that_its_State_withdraws_was_never_known_outside(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();

        await story.Step("withdraw", story.Authoriser);

        (await story.SeenBy(story.Drafter))!.State.ShouldBe("withdrawn");
        (await story.SeenBy(story.Broker)).ShouldBeNull();
        (await story.SeenBy(await world.AddMember(Party.Secretariat, Roles.Auditor))).ShouldBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_title_tells_nobody_what_its_sections_keep(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await world.Do(
            new SetVisibility(story.RequestId, Section.Contacts, DisclosureClass.C, ["QPR"]),
            story.Authoriser
        );

        (await story.SeenBy(story.Provider))!.Title.ShouldBe(story.RequestId);

        await world.Do(
            new SetVisibility(story.RequestId, Section.Summary, DisclosureClass.C, ["QPR"]),
            story.Authoriser
        );
        (await story.SeenBy(story.Provider))!.Title.ShouldBe("Fire safety at ammunition stores");
    }

    /// <summary>Words beside the lines are a text of the section too; both together are read like either alone.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Lines_with_words_beside_them_can_be_read(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Step("recall", story.Drafter);
        await world.Do(
            new EditRequest(story.RequestId, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Needs] = "All by spring." },
            },
            story.Drafter
        );
        await story.Step("submit", story.Drafter);
        await story.Endorse();

        (await story.SeenBy(story.Broker))!.Texts[Section.Needs].ShouldBe("All by spring.");
    }
}
