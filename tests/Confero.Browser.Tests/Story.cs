using Confero.Packages;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>The steps of the story, each by the person who takes it.</summary>
internal sealed class Story(Chromium chromium, WebWorld world, string language)
{
    private static readonly (string Kind, string Title, string? Item, string? Competence)[] Lines =
    [
        ("material", "Extinguishers", "fire-equipment", null),
        ("technical", "Risk assessment", null, "explosives-safety"),
        ("normative", "Regulation", null, "legal-drafter"),
        ("institutional", "Action plan", null, "project-manager"),
        ("financial", "Grant", null, null),
    ];

    private string request = "";

    /// <summary>The desk officer writes a request with lines of all five kinds, saved as it is typed.</summary>
    public async Task Draft()
    {
        await using var desk = await Open("mariam");
        await desk.Go("/requests/new");
        await desk.Fill("Title", "Safer stores in the north");
        await desk.Press("main form button.button-main");
        request = desk.Page.Url.Split('/')[^2];
        await desk.Fill("Texts[Summary]", "Two depots near a town need fire safety and an independent look.");
        await desk.Page.WaitForFunctionAsync(
            "() => { const s = document.querySelector('[data-autosave-status]'); return s && s.textContent === s.dataset.saved }"
        );
        await desk.Fill("Texts[Public]", "Safer stores in the north\nThe State asks for help.");
        await desk.Press("main form button.button-main");
        foreach (var line in Lines)
            await AddLine(desk, line.Kind, line.Title, line.Item, line.Competence);
        await desk.Go($"/requests/{request}");
        (await desk.Page.Locator("#needs tbody tr").CountAsync()).ShouldBe(Lines.Length);
        await desk.Press("button[name=Step][value=submit]");
    }

    /// <summary>The authoriser reads what will leave, sets who sees what, and endorses.</summary>
    public async Task DecideAndEndorse()
    {
        await using var head = await Open("etienne");
        await head.Go("/my");
        await head.Go($"/requests/{request}/visibility");
        foreach (var (section, granted) in new[] { ("summary", "D"), ("needs", "E"), ("public", "E") })
        {
            await head.Page.SelectOptionAsync($"#class-{section}", granted);
            await head.Press($"form:has(#class-{section}) button");
        }
        await head.ShouldShow("visibility.view-as");
        await head.Go($"/requests/{request}");
        await head.Press("button[name=Step][value=endorse]");
    }

    /// <summary>The secretariat authenticates, acknowledges, and asks for consent.</summary>
    public async Task Authenticate()
    {
        await using var broker = await Open("broker");
        await broker.Go("/requests");
        await broker.Go($"/requests/{request}");
        foreach (var step in new[] { "authenticate", "acknowledge", "open-consent-window" })
            await broker.Press($"button[name=Step][value={step}]");
    }

    public async Task Consent()
    {
        await using var head = await Open("etienne");
        await head.Go($"/requests/{request}");
        await head.Press("button[name=Step][value=consent-to-circulate]");
        await head.Go("/disclosure/consents");
    }

    /// <summary>The broker sees who could meet the line and why not others, and composes a package of an offer and an expert.</summary>
    public async Task Compose()
    {
        var (fire, risk) = (await NeedId("Extinguishers"), await NeedId("Risk assessment"));
        var offer = await OfferId("QMR-fire-equipment");
        var expert = await world.Read(db =>
            db.Set<Experts.Expert>().Where(x => x.ImportKey == "expert-aicha").Select(x => x.Id).SingleAsync()
        );
        await using var broker = await Open("broker");
        await broker.Go($"/matching/needs/{fire}");
        await broker.ShouldShow("matching.nearly");
        await broker.Go($"/requests/{request}/compose?pick={fire}|{offer}&pick={risk}|{expert}");
        await broker.Press("main form button.button-main");
        await broker.Press("button[name=what][value=propose]");
    }

    /// <summary>The provider accepts, the expert accepts; the State accepts one and refuses the other with a reason.</summary>
    public async Task Answer()
    {
        foreach (var person in new[] { "sigrid", "aicha" })
        {
            await using var provider = await Open(person);
            await provider.Go("/packages/proposals");
            await provider.Go($"/packages/proposals/{await ContributionOf(person)}");
            await provider.Press("button[name=accepts][value=true]");
        }
        await using var head = await Open("etienne");
        await head.Go($"/requests/{request}");
        var rows = head.Page.Locator("#packages li:has(button[name=accepts])");
        (await rows.CountAsync()).ShouldBe(2);
        var refused = await ContributionOf("aicha");
        await head.Page.FillAsync($"#reason-{refused}", "We have a national expert.");
        await head.Press($"form:has(#reason-{refused}) button[value=false]");
        await head.Press("#packages button[name=accepts][value=true]");
    }

    public async Task Agree()
    {
        await using var provider = await Open("sigrid");
        await provider.Go($"/packages/proposals/{await ContributionOf("sigrid")}");
        await provider.Press("form[action='?handler=Commit'] button");
        await using var head = await Open("etienne");
        await head.Go($"/requests/{request}/sustainment");
        await head.Fill("RunningCosts", "Refilling the extinguishers, from the budget of the depots.");
        await head.Fill("SpareParts", "Hoses and seals from the national supplier.");
        await head.Fill("RefresherTraining", "A fire drill every spring.");
        await head.Fill("Responsible", "Directorate of Logistics");
        await head.Press("main form button.button-main");
        await head.Go($"/requests/{request}");
        foreach (var step in new[] { "accept", "agree", "start-delivery" })
            await head.Press($"button[name=Step][value={step}]");
    }

    /// <summary>The provider says ten, the State eight, and later two more.</summary>
    public async Task Deliver()
    {
        await using var provider = await Open("sigrid");
        await provider.Go($"/packages/proposals/{await ContributionOf("sigrid")}");
        await provider.Fill("Quantity", "10");
        await provider.Press("form[action='?handler=Delivered'] button");
        await using var head = await Open("etienne");
        await head.Go($"/requests/{request}");
        await Receive(head, "8");
        await head.ShouldShow("contribution.state.disputed");
        await Receive(head, "2");
        await head.ShouldShow("contribution.state.received");
    }

    public async Task Close()
    {
        await using var head = await Open("etienne");
        await head.Go($"/requests/{request}");
        await head.Press("button[name=Step][value=confirm-delivery]");
        await Evaluate("Every store has its set.");
        await head.Go($"/requests/{request}");
        await head.Press("button[name=Step][value=close]");
    }

    /// <summary>A year passes; the State says what has lasted, and anyone sees that it was done.</summary>
    public async Task CheckAYearLater()
    {
        world.Clock.Advance(TimeSpan.FromDays(370));
        await Evaluate("All sets are in place and were inspected.");
        await using var anyone = await Visitor.Open(chromium, world, language);
        await anyone.Go($"/requests/{request}");
        (await anyone.Text()).ShouldContain("Safer stores in the north");
        (await anyone.Text()).ShouldNotContain("Two depots near a town");
    }

    private async Task Evaluate(string effect)
    {
        await using var desk = await Open("mariam");
        await desk.Go($"/requests/{request}/evaluate");
        await desk.Fill("Effect", effect);
        await desk.Press("main form button.button-main");
    }

    private static async Task Receive(Visitor head, string quantity)
    {
        await head.Page.FillAsync("form[action*='handler=Received'] input[name=quantity]", quantity);
        await head.Press("form[action*='handler=Received'] button");
    }

    private async Task AddLine(Visitor desk, string kind, string title, string? item, string? competence)
    {
        await desk.Page.GotoAsync($"/requests/{request}/needs");
        await desk.Fill("Title", title);
        await desk.Choose("Kind", kind);
        await desk.Choose("Stage", "storage");
        if (item is not null)
            await desk.Choose("Item", item);
        if (competence is not null)
            await desk.Choose("Competence", competence);
        if (kind == "financial")
        {
            await desk.Fill("BudgetText", "50 000");
            await desk.Choose("Currency", "EUR");
        }
        else
        {
            await desk.Fill("Quantity", "10");
            await desk.Choose(
                "Unit",
                kind == "material" ? "set"
                    : kind == "technical" ? "person-day"
                    : kind == "normative" ? "text"
                    : "workshop"
            );
        }
        await desk.Press("main form button.button-main");
    }

    private Task<Visitor> Open(string person) => Visitor.Open(chromium, world, language, person);

    private async Task<string> NeedId(string title)
    {
        var needs = await world.Read(db => db.Set<Need>().Where(x => x.RequestId == request).ToListAsync());
        return needs.Single(x => x.Title == title).Id;
    }

    private Task<string> OfferId(string key) =>
        world.Read(db =>
            db.Set<Offers.Offer>().Where(x => x.ImportKey == key).Select(x => x.Id).SingleAsync()
        );

    private Task<string> ContributionOf(string person) =>
        world.Read(db =>
            db.Set<Contribution>()
                .Where(x =>
                    x.RequestId == request && (person == "aicha" ? x.ExpertId != null : x.OfferId != null)
                )
                .Select(x => x.Id)
                .SingleAsync()
        );
}
