using Confero.Testing;

namespace Confero.Browser.Tests;

/// <summary>The landscape in a browser: read by anybody, brought in by the secretariat, met while drafting.</summary>
public sealed class LandscapeTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 360)]
    public async Task Anybody_reads_who_does_what_where_and_where_to_turn(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var reader = await Visitor.Open(chromium, world, language, null, width);
        foreach (
            var page in new[]
            {
                "/landscape",
                "/landscape/activities",
                "/landscape/activities?view=time",
                "/landscape/activities?view=funding",
                "/landscape/activities?view=map",
                "/landscape/sources",
                "/landscape/mechanisms?id=osce&id=1540&id=confero:confero-standard",
                "/landscape/mechanisms/apmbc",
                "/landscape/where-to-turn?kind=technical&stage=incident-response&urgent=true",
                "/landscape/lessons",
            }
        )
            await reader.Go(page);
        await reader.Page.GotoAsync("/landscape/activities");
        await reader.Press("tbody a[href*='/landscape/activities/ACT-']");
        await reader.ShouldShow("activities.licence");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_secretariat_names_a_source_maps_its_columns_and_takes_its_file_in(string language)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var broker = await Visitor.Open(chromium, world, language, "broker");
        await broker.Go("/landscape/sources");
        await broker.Fill("Name", "A register");
        await broker.Choose("Form", "sheet");
        await broker.Press("main form button.button-main");
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.csv");
        await File.WriteAllTextAsync(
            file,
            "Title;Country;Start date;Amount;Currency\nSafer ammunition depots;Malawi;2024-01-15;1.234,50;EUR\nNowhere;;2024;1;EUR\n",
            TestContext.Current.CancellationToken
        );
        await broker.Page.SetInputFilesAsync("[name=Upload]", file);
        await broker.Press("button[formaction*=Propose]");
        await broker.ShouldShow("sheet.mapping");
        await broker.Press("#mapping button.button-main");
        await broker.Page.SetInputFilesAsync("[name=Upload]", file);
        await broker.Page.ClickAsync("button[name=DryRun][value=false]");
        await broker.Page.WaitForURLAsync("**/landscape/imports/*");
        await world.Settle();
        await broker.Page.ReloadAsync();
        await broker.Look();
        await broker.ShouldShow("imports.outcome.done");
        await broker.ShouldShow("finding.no-country");
        File.Delete(file);
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 360)]
    public async Task What_exists_is_shown_while_a_line_is_drafted(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var desk = await Visitor.Open(chromium, world, language, "mariam", width);
        await desk.Page.GotoAsync("/requests/new");
        await desk.Fill("Title", "Sécurité incendie des dépôts de munitions");
        await desk.Press("main form button.button-main");
        var id = desk.Page.Url.Split('/')[^2];
        await desk.Go($"/requests/{id}/needs");
        await desk.ShouldShow("related.title");
        (await desk.Page.Locator("a[href*='/landscape/activities/ACT-']").CountAsync()).ShouldBeGreaterThan(
            0
        );
    }

    [Fact]
    public async Task Where_to_turn_is_answered_without_scripts()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var reader = await Visitor.Open(chromium, world, "en", scripts: false);
        await reader.Page.GotoAsync("/landscape/where-to-turn");
        await reader.Choose("kind", "material");
        await reader.Page.ClickAsync("main form button.button-main");
        (await reader.Text()).ShouldContain("OSCE");
    }
}
