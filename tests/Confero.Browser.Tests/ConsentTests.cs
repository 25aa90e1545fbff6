using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>
/// What a State let out and takes back, in a browser in both languages: looking through others' eyes, releasing
/// exactly that, seeing who read it, withdrawing after the effect was shown.
/// </summary>
public sealed class ConsentTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("ar", 360, true)]
    public async Task A_State_looks_releases_and_takes_back(string language, int width, bool scripts)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var id = await world.Read(db =>
            db.Set<Request>().Where(x => x.ImportKey == "QMA-count").Select(x => x.Id).SingleAsync()
        );
        await using var head = await Visitor.Open(chromium, world, language, "etienne", width, scripts);
        await head.Go("/disclosure/consents");
        await head.Go($"/requests/{id}/visibility");
        await head.Go($"/requests/{id}/view-as?who=party&party=QMR");
        await head.Page.Locator("#release details.card").EvaluateAsync("x => x.open = true");
        await head.Choose("c.scale", "C");
        await head.Page.ClickAsync("tr:has([name='c.scale']) .named summary");
        await head.Page.CheckAsync("input[name='n.scale'][value=QMR]");
        await head.Choose("c.context", "B");
        await head.Press("#release button.button-main");
        (await head.Page.Locator("main .tag-warn").CountAsync()).ShouldBe(1, "one section opens");
        await head.ShouldShow("release.closes");

        await head.Press("main form[method=post] button.button-main");
        await head.Go($"/disclosure/consents?request={id}&standing=true");
        await head.Press("main tbody tr:first-child th a");
        await head.Press("main aside a.button");
        await head.ShouldShow("withdraw.stays");
        await head.Press("main button.button-danger");
        await head.ShouldShow("withdraw.done");
        await head.Go($"/requests/{id}/view-as?who=region&region=202");
        await head.Go($"/requests/{id}/visits");
        await head.Go("/matching/pools/mine");
    }

    [Fact]
    public async Task A_consent_is_taken_back_without_scripts()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var head = await Visitor.Open(chromium, world, "en", "etienne", 360, scripts: false);
        await head.Page.GotoAsync("/disclosure/consents?scope=visibility&standing=true");
        await head.Page.ClickAsync("main tbody tr:first-child th a");
        await head.Page.ClickAsync("main aside a.button");
        await head.Page.ClickAsync("main button.button-danger");

        await head.ShouldShow("withdraw.done");
        await head.ShouldShow("ledger.ended.withdrawn");
    }
}
