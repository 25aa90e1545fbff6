using Confero.Testing;

namespace Confero.Browser.Tests;

/// <summary>
/// An administrator copies a process, spoils it in the text, finds the fault where it is, mends it in the form,
/// rehearses it as everybody and adopts it; the State then finds it among its choices, without scripts.
/// </summary>
public sealed class ProcessStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 360)]
    public async Task An_administrator_changes_a_process_and_a_State_chooses_it(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var admin = await Visitor.Open(chromium, world, language, "admin", width);

        await admin.Go("/process/drafts");
        await admin.Choose("From", "country-coalition");
        await admin.Fill("NewCode", "neighbours");
        await admin.Press("form.card .button-main");
        var draft = new Uri(admin.Page.Url).AbsolutePath;
        await admin.ShouldShow("process.sound");

        await Spoil(admin, draft);
        await Mend(admin, draft);
        await Rehearse(admin, draft);

        await admin.Go($"{draft}/difference");
        await admin.Go(draft);
        await admin.Fill("Note", "Agreed by the neighbours in spring");
        await admin.Press("form[action$='handler=Adopt'] .button-main");
        admin.Page.Url.ShouldEndWith("/process/neighbours");
        await admin.Go("/process/compare?a=country-coalition&b=neighbours");

        await using var drafter = await Visitor.Open(
            chromium,
            world,
            language,
            "salim",
            width,
            scripts: false
        );
        await drafter.Page.GotoAsync("/requests/new");
        await drafter.Page.CheckAsync("input[name=Process][value=neighbours]");
        await drafter.Fill("Title", "A store that the neighbours help to mend");
        await drafter.Page.ClickAsync("main form .button-main");
        drafter.Page.Url.ShouldContain("/edit");
    }

    [Theory]
    [InlineData("en", 360)]
    [InlineData("ar", 1280)]
    public async Task Anybody_reads_the_processes_and_those_inside_see_the_clock(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var reader = await Visitor.Open(chromium, world, language, null, width);
        await reader.Go("/process");
        await reader.Go("/process/quick-response");
        await reader.Go(
            "/process/rehearsal?of=quick-response&begin=2026-11-02&move=drafter:submit&move=wait:next"
        );
        await reader.ShouldShow("process.effect.wake");

        await using var broker = await Visitor.Open(chromium, world, language, "broker", width);
        await broker.Page.GotoAsync("/requests");
        await broker.Go(await Urgent(broker));
        await broker.Go("/process/on-call");
    }

    /// <summary>The address of a case that counts hours.</summary>
    private static async Task<string> Urgent(Visitor broker)
    {
        var answer = await broker.Page.APIRequest.GetAsync("/api/v1/requests?size=100");
        var items = (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray();
        return "/requests/"
            + items
                .First(x => x.GetProperty("processCode").GetString() == "quick-response")
                .GetProperty("id")
                .GetString();
    }

    private static async Task Spoil(Visitor admin, string draft)
    {
        await admin.Go($"{draft}/text");
        var text = await admin.Page.InputValueAsync("[name=Json]");
        const string right = "\"to\": \"coalition\"";
        var at = text.IndexOf(right, StringComparison.Ordinal);
        await admin.Fill("Json", text[..at] + "\"to\": \"nowhere\"" + text[(at + right.Length)..]);
        await admin.Press("form .button-main");
        var shown = await admin.Text();
        shown.ShouldContain("nowhere");
        shown.ShouldContain("$.acts[7].to");
        shown.ShouldMatch(@"\d+:\d+");
    }

    private static async Task Mend(Visitor admin, string draft)
    {
        await admin.Go($"{draft}/form?part=acts&at=7");
        (await admin.Page.InnerTextAsync("#f-to-error")).ShouldContain("nowhere");
        await admin.Choose("to", "coalition");
        await admin.Press("form .button-main");
        await admin.Go(draft);
        await admin.ShouldShow("process.sound");
    }

    private static async Task Rehearse(Visitor admin, string draft)
    {
        await admin.Go($"/process/rehearsal?of={draft.Split('/')[^1]}");
        await admin.Press("a[href*='drafter%3Asubmit']");
        await admin.Press("a[href*='wait%3Anext']");
        await admin.Press("a[href*='move=authoriser%3Aendorse']");
        (await admin.Page.Locator(".timeline li").CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
    }
}
