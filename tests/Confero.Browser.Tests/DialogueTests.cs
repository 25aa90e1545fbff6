using Confero.Dialogues;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>A chair runs a three-session dialogue from invitation to agreed summary, with delegations taking part, in both languages.</summary>
public sealed class DialogueTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task One_dialogue_from_the_invitation_to_the_agreed_summary(string language)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var story = new DialogueStory(chromium, world, language);

        await story.Plan();
        await story.Register();
        await story.Contribute();
        await story.Propose();
        await story.Agree();
    }

    [Theory]
    [InlineData("en", 360)]
    [InlineData("ar", 360)]
    [InlineData("ar", 1280)]
    public async Task Every_page_of_the_example_fits_its_screen(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var head = await Visitor.Open(chromium, world, language, "etienne", width);
        var held = await world.Read(db =>
            db.Set<Series>().Where(x => x.AgreedAt != null).Select(x => x.Id).SingleAsync()
        );
        var view = (
            await ((DialogueQueries)world.App.Services.GetService(typeof(DialogueQueries))!).Get(
                await world.Viewer("MEM-DEMO-ETIENNE"),
                held
            )
        )!;
        var open = await world.Read(db =>
            db.Set<Question>().Where(x => x.Open).Select(x => x.Id).SingleAsync()
        );

        await head.Go("/dialogues");
        await head.Go($"/dialogues/{held}");
        await head.Go($"/dialogues/{held}/trace");
        await head.Go($"/dialogues/{held}/summary");
        await head.Go($"/dialogues/sessions/{view.Sessions[0].Id}");
        await head.Go($"/dialogues/questions/{view.Questions[0].Id}");
        await head.Go($"/dialogues/papers/{view.Papers[0].Id}");
        await head.Go($"/dialogues/proposals/{view.Proposals[0].Id}");
        foreach (var poll in view.Polls)
            await head.Go($"/dialogues/polls/{poll.Id}");
        await head.Go($"/dialogues/questions/{open}");
        await head.Go($"/dialogues/tickets/{open}");
        await head.Press("form[data-ticket] button");
        await head.Go($"/voice?lang={language}");
    }
}
