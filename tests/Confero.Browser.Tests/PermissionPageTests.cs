using Confero.Testing;

namespace Confero.Browser.Tests;

/// <summary>A diplomat reads who may do what, and asks about one person in one situation.</summary>
public sealed class PermissionPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("ar", 360, true)]
    [InlineData("en", 360, false)]
    public async Task Anybody_reads_the_rows_and_asks_about_one_situation(
        string language,
        int width,
        bool scripts
    )
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var anyone = await Visitor.Open(chromium, world, language, null, width, scripts);
        await anyone.Go("/about");
        await anyone.Press("main a[href='/permissions']");
        (await anyone.Page.Locator("section[aria-labelledby=rows] tbody tr").CountAsync()).ShouldBe(46);

        await anyone.Choose("who", "drafter owner");
        await anyone.Choose("state", "submitted capital");
        await anyone.Press("section[aria-labelledby=ask] form button");

        var answers = anyone.Page.Locator("section[aria-labelledby=ask] > ul");
        (await answers.InnerTextAsync()).ShouldContain(Reason(language, "take-back"));
        (await answers.InnerTextAsync()).ShouldNotContain(Reason(language, "endorse"));
        await anyone.Page.ClickAsync("section[aria-labelledby=ask] details summary");
        await anyone.Look();
        (await anyone.Page.InnerTextAsync("section[aria-labelledby=ask] details")).ShouldContain(
            Reason(language, "state-decides")
        );
    }

    private static string Reason(string language, string row) =>
        Requests.Permissions.PermissionTable.Standard.Rules.Single(x => x.Code == row).Reason[language];
}
