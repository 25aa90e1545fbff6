using Confero.Testing;

namespace Confero.Browser.Tests;

/// <summary>
/// The whole story in a browser, in both languages: a State writes and decides, the secretariat brings together,
/// a provider and an expert answer, delivery is told by both sides, the case is closed and checked a year later.
/// </summary>
public sealed class StoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task One_request_from_the_first_draft_to_the_last_check(string language)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var story = new Story(chromium, world, language);

        await story.Draft();
        await story.DecideAndEndorse();
        await story.Authenticate();
        await story.Consent();
        await story.Compose();
        await story.Answer();
        await story.Agree();
        await story.Deliver();
        await story.Close();
        await story.CheckAYearLater();
    }
}
