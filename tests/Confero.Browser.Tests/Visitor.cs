using Confero.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Confero.Browser.Tests;

/// <summary>
/// A person at a browser. Every page that is opened is looked at: no accessibility violation, nothing the content
/// policy blocked, no error, and nothing wider than the screen; a picture of it is kept.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string Pictures = Directory
        .CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../../../artifacts/screenshots"))
        .FullName;

    /// <summary>What reaches beyond the screen, when the page can be moved sideways; nothing otherwise.</summary>
    private const string TooWide = """
        () => {
          if (document.documentElement.scrollWidth <= window.innerWidth) return "";
          const at = x => getComputedStyle(x);
          const frames = (x, child) => at(x).overflowX !== "visible" && (at(child).position !== "absolute" || at(x).position !== "static");
          const framed = (x, child = x) => x.parentElement && (frames(x.parentElement, child) || framed(x.parentElement, child));
          const out = box => box.left < -1 || box.right > window.innerWidth + 1;
          const text = x => [...x.childNodes].filter(y => y.nodeType === 3).some(y => { const range = document.createRange(); range.selectNode(y); return [...range.getClientRects()].some(out); });
          const wide = [...document.querySelectorAll("body *")].filter(x => !framed(x) && (out(x.getBoundingClientRect()) || text(x)));
          return wide.slice(-3).map(x => x.outerHTML.slice(0, 200)).join("\n") || "something";
        }
        """;

    private readonly IBrowserContext context;
    private readonly WebWorld world;
    private readonly string language;
    private readonly bool scripts;
    private readonly List<string> faults = [];
    private int picture;

    private Visitor(IBrowserContext context, IPage page, WebWorld world, string language, bool scripts)
    {
        (this.context, Page, this.world, this.language, this.scripts) = (
            context,
            page,
            world,
            language,
            scripts
        );
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        page.PageError += (_, fault) => faults.Add(fault);
    }

    public IPage Page { get; }

    /// <param name="scripts">Whether the browser runs JavaScript.</param>
    public static async Task<Visitor> Open(
        Chromium chromium,
        WebWorld world,
        string language,
        string? person = null,
        int width = 1280,
        bool scripts = true
    )
    {
        var own = await chromium.Browser.NewContextAsync(
            new()
            {
                BaseURL = world.Address.ToString(),
                Locale = language,
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = scripts,
            }
        );
        var visitor = new Visitor(own, await own.NewPageAsync(), world, language, scripts);
        if (person is not null)
            await visitor.Become(person);
        return visitor;
    }

    /// <summary>Chooses one of the demonstration's people.</summary>
    /// <param name="confirms">Whether the person confirms at once, so that no act asks for it in the next minutes.</param>
    public async Task Become(string person, bool confirms = true)
    {
        await Page.GotoAsync("/demonstration");
        await Page.ClickAsync($"button[name=person][value={person}]");
        await Page.WaitForURLAsync(x => !x.EndsWith("/demonstration", StringComparison.Ordinal));
        if (!confirms)
            return;
        await Page.GotoAsync("/sign-in/confirm");
        await Page.ClickAsync("button[name='StepUp.Demonstration']");
        await Page.WaitForURLAsync(x => !x.EndsWith("/sign-in/confirm", StringComparison.Ordinal));
    }

    /// <summary>Opens an address and looks at the page.</summary>
    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
        await Look();
    }

    /// <summary>Submits with a button and looks at what comes.</summary>
    public async Task Press(string selector)
    {
        await Page.ClickAsync(selector);
        await Page.WaitForLoadStateAsync();
        await Look();
    }

    public Task Fill(string field, string value) => Page.FillAsync($"[name='{field}']", value);

    public Task Choose(string field, string value) => Page.SelectOptionAsync($"[name='{field}']", value);

    public Task<string> Text() => Page.InnerTextAsync("main");

    /// <summary>Whether the page shows a text of the language files.</summary>
    public async Task ShouldShow(string key) =>
        (await Text()).ShouldContain(
            Confero.Languages.Texts.Get(key, System.Globalization.CultureInfo.GetCultureInfo(language)),
            Case.Insensitive
        );

    /// <summary>Looks at the page as it stands.</summary>
    public async Task Look()
    {
        var name =
            $"{language}-{Page.ViewportSize!.Width}-{++picture:00}-{new Uri(Page.Url).AbsolutePath.Trim('/').Replace('/', '_')}.png";
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name), FullPage = true });
        (await Page.EvaluateAsync<string>(TooWide)).ShouldBe("", $"{name} is wider than the screen");
        (await Page.GetAttributeAsync("html", "dir")).ShouldBe(language == "ar" ? "rtl" : "ltr");
        if (scripts)
            await ShouldBeAccessible(name);
        faults.ShouldBeEmpty(name);
    }

    /// <summary>The check is itself a script, and waits for ever where none run.</summary>
    private async Task ShouldBeAccessible(string name)
    {
        var found = await Page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            }
        );
        found.Violations.Select(x => $"{x.Id}: {x.Nodes[0].Html}").ShouldBeEmpty(name);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
