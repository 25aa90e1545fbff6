using Confero.Testing;

namespace Confero.Browser.Tests;

/// <summary>What is missing, as the public, a provider, a State and the secretariat look at it.</summary>
public sealed class GapTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Everybody_sees_what_is_missing_as_far_as_they_may(string language)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);

        await using (var anybody = await Visitor.Open(chromium, world, language, scripts: true))
        {
            await anybody.Go("/landscape/missing");
            await anybody.ShouldShow("gaps.quiet.picture");
            await anybody.ShouldShow("gaps.history.picture");
            (await anybody.Page.QuerySelectorAsync("#f-amount")).ShouldBeNull();
            await anybody.Choose("rows", "competence");
            await anybody.Choose("columns", "language");
            await anybody.Press("main form button.button-main");
        }
        await using (var small = await Visitor.Open(chromium, world, language, width: 360))
        {
            await small.Go("/landscape/missing");
            await small.Go("/landscape/effect");
        }
        await using (var provider = await Visitor.Open(chromium, world, language, "sigrid"))
        {
            await provider.Go("/landscape/missing");
            await provider.Fill("amount", "500000");
            await provider.Choose("currency", "EUR");
            await provider.Press("form[action*='#pledge'] button");
            (await provider.Page.InnerTextAsync("[role=status]")).ShouldContain("EUR");
        }
        await using var broker = await Visitor.Open(chromium, world, language, "broker");
        await broker.Go("/landscape/effect?year=2026");
        await broker.Go("/landscape/missing?rows=objective&columns=kind");
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 360)]
    public async Task The_secretariat_publishes_a_report_and_anybody_reads_and_prints_it(
        string language,
        int width
    )
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        string report;
        await using (var broker = await Visitor.Open(chromium, world, language, "broker"))
        {
            await broker.Go("/landscape/reports");
            await broker.Press("main form button.button-main");
            await broker.ShouldShow("done.landscape.publish-report");
            report = new Uri(broker.Page.Url).AbsolutePath;
        }
        await using var anybody = await Visitor.Open(chromium, world, language, width: width);
        foreach (var tag in new[] { "en", "ar", "zh", "fr", "ru", "es" })
        {
            await anybody.Go($"{report}?in={tag}");
            (await anybody.Page.GetAttributeAsync("article", "lang")).ShouldBe(tag);
        }
        await anybody.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await anybody.Go(report);
        await using var still = await Visitor.Open(chromium, world, language, width: width, scripts: false);
        await still.Go("/landscape/reports");
        await still.Press($"a[href='{report}']");
    }
}
