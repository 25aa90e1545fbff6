using Confero.Disclosure;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Confero.Browser.Tests;

/// <summary>Every page as each kind of person opens it, small and large, and what must hold of forms.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string? Person, string[] Pages)[] Rounds =
    [
        (
            null,
            [
                "/",
                "/about",
                "/requests",
                "/offers",
                "/landscape/published-cases",
                "/sign-in",
                "/demonstration",
                "/design",
            ]
        ),
        (
            "salim",
            ["/my", "/requests?own=true", "/requests/new", "/disclosure/consents", "/exchange", "/notices"]
        ),
        ("helen", ["/matching/cards", "/offers?own=true", "/offers/new", "/packages/proposals"]),
        ("rashid", ["/experts/profile", "/packages/proposals"]),
        ("broker", ["/my", "/requests", "/matching/plans", "/process"]),
        ("admin", ["/parties", "/parties/people", "/taxonomy/stages", "/process", "/sign-in/security"]),
    ];

    [Theory]
    [InlineData("en", 360)]
    [InlineData("ar", 360)]
    [InlineData("ar", 1280)]
    public async Task Every_page_fits_its_screen_and_can_be_used_by_everyone(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        foreach (var (person, pages) in Rounds)
        {
            await using var visitor = await Visitor.Open(chromium, world, language, person, width);
            foreach (var page in pages)
                await visitor.Go(page);
        }
    }

    [Fact]
    public async Task A_request_can_be_drafted_without_scripts()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var desk = await Visitor.Open(chromium, world, "en", "mariam", scripts: false);
        await desk.Page.GotoAsync("/requests/new");
        await desk.Fill("Title", "Without scripts");
        await desk.Page.ClickAsync("main form button.button-main");
        await desk.Fill("Texts[Summary]", "Plain forms are enough.");
        await desk.Page.ClickAsync("main form button.button-main");

        (await desk.Text()).ShouldContain("Plain forms are enough.");
    }

    [Fact]
    public async Task Two_people_who_edit_at_once_see_both_texts()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var id = (await world.Do(new DraftRequest("Shared", "fr"), "MEM-DEMO-MARIAM"))!;
        await using var one = await Visitor.Open(chromium, world, "en", "mariam", scripts: false);
        await one.Page.GotoAsync($"/requests/{id}/edit");
        await world.Do(
            new EditRequest(id, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = "Their words" },
            },
            "MEM-DEMO-ETIENNE"
        );

        await one.Fill("Texts[Summary]", "My words");
        await one.Page.ClickAsync("main form button.button-main");

        (await one.Text()).ShouldContain("Their words");
        (await one.Page.InputValueAsync("[name='Texts[Summary]']")).ShouldBe("My words");
        await one.Page.ClickAsync("main form button.button-main");
        (await one.Text()).ShouldContain("My words");
    }

    [Fact]
    public async Task A_form_sent_twice_does_nothing_twice()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var desk = await Visitor.Open(chromium, world, "en", "mariam");
        await desk.Page.GotoAsync("/requests/new");
        await desk.Fill("Title", "Only once");
        var form = await desk.Page.EvaluateAsync<string>(
            "() => new URLSearchParams(new FormData(document.querySelector('main form'))).toString()"
        );
        for (var i = 0; i < 3; i++)
            await desk.Page.APIRequest.PostAsync(
                "/requests/new",
                new()
                {
                    Data = form,
                    Headers = new Dictionary<string, string>
                    {
                        ["Content-Type"] = "application/x-www-form-urlencoded",
                    },
                }
            );

        (await world.Read(db => db.Set<Request>().ToListAsync()))
            .Count(x => x.Title == "Only once")
            .ShouldBe(1);
    }

    [Fact]
    public async Task The_first_page_is_light()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = world.Address.ToString() });
        var page = await context.NewPageAsync();
        var bytes = 0;
        page.RequestFinished += async (_, request) =>
            Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        bytes.ShouldBeInRange(1, 60_000);
        await context.DisposeAsync();
    }
}
