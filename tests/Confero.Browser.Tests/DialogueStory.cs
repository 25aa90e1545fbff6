using Confero.Dialogues;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Browser.Tests;

/// <summary>The steps of a dialogue, each by the person who takes it.</summary>
internal sealed class DialogueStory(Chromium chromium, WebWorld world, string language)
{
    private const string Asked = "What would let help arrive in time?";
    private static readonly string[] Delegations = ["etienne", "huda", "rafael"];
    private string series = "";
    private string question = "";

    /// <summary>The secretariat plans the series and appoints a chair; the chair sets three sessions and a question, and invites.</summary>
    public async Task Plan()
    {
        await using (var broker = await Open("broker"))
        {
            await broker.Go("/dialogues");
            await broker.Go("/dialogues/new/edit");
            await broker.Page.CheckAsync("input[name='Form.Languages'][value=ar]");
            await broker.Fill("Form.Titles[en]", "Help in time");
            await broker.Fill("Form.Titles[ar]", "المساعدة في وقتها");
            await broker.Fill("Form.Purposes[en]", "To learn what delays help.");
            await broker.Choose("Form.ChairId", "MEM-DEMO-HELEN");
            await broker.Fill("Form.Threshold", "3");
            await broker.Press("main form button.button-main");
            series = broker.Page.Url.Split('/')[^2];
        }
        await using var chair = await Open("helen");
        await chair.Go("/my");
        for (var i = 0; i < 3; i++)
            await SetSession(chair, i);
        var first = await world.Read(db =>
            db.Set<DialogueSession>()
                .Where(x => x.SeriesId == series && x.Number == 1)
                .Select(x => x.Id)
                .SingleAsync()
        );
        await chair.Go($"/dialogues/sessions/{first}/question");
        await chair.Fill("Texts[en]", Asked);
        await chair.Page.CheckAsync("input[name=NonAttributed]");
        await chair.Press("main form button.button-main");
        question = await world.Read(db =>
            db.Set<Question>().Where(x => x.SeriesId == series).Select(x => x.Id).SingleAsync()
        );
        foreach (var party in new[] { "QMA", "QME", "QMK", "NGO-SHIELD" })
            await chair.Page.CheckAsync($"input[name=parties][value={party}]");
        await chair.Press("form[action*='handler=Invite'] button");
        await chair.Press("button[name=step][value=open]");
    }

    /// <summary>Three States register; an organisation asks to observe and is let in.</summary>
    public async Task Register()
    {
        foreach (var person in Delegations.Append("paul"))
        {
            await using var head = await Open(person, person == "huda" ? 360 : 1280);
            await head.Go("/my");
            await head.Go($"/dialogues/{series}");
            await head.Go($"/dialogues/{series}/register");
            await head.Choose("Head", $"MEM-DEMO-{person.ToUpperInvariant()}");
            await head.Press("main form button.button-main");
        }
        await using var chair = await Open("helen");
        await chair.Go($"/dialogues/{series}/chair");
        await chair.Press("button[name=decision][value=admit]");
        await chair.Press("form[action*='handler=Session'] button[value=begin]");
        await chair.Press("form[action*='handler=Question'] button[value=open]");
    }

    /// <summary>One speaks with a name and is answered; all three write without one, on a page that knows nobody, without scripts.</summary>
    public async Task Contribute()
    {
        await using (var head = await Open("etienne"))
        {
            await head.Go($"/dialogues/questions/{question}");
            await head.Page.FillAsync("#say [name=Text]", "Un calendrier commun.");
            await head.Press("#say button");
        }
        foreach (var person in Delegations)
            await WriteWithoutName(person);
        await using var chair = await Open("helen");
        await chair.Go($"/dialogues/{series}/chair");
        await chair.Press("form[action*='handler=Release'] button");
        await chair.Go($"/dialogues/questions/{question}");
        foreach (var person in Delegations)
            (await chair.Text()).ShouldContain($"Nobody knows that {person} wrote this.");
        await chair.ShouldShow("dialogue.without-name");
    }

    /// <summary>A proposal, an amendment, a poll about it, and the chair's decision.</summary>
    public async Task Propose()
    {
        await using (var head = await Open("etienne"))
        {
            await head.Go($"/dialogues/questions/{question}/proposal");
            await head.Fill("Title", "A common calendar");
            await head.Fill("Text", "There should be a common calendar.\n\nIt should be public.");
            await head.Press("main form button.button-main");
        }
        var proposal = await world.Read(db =>
            db.Set<Proposal>().Where(x => x.SeriesId == series).Select(x => x.Id).SingleAsync()
        );
        await using (var other = await Open("huda", 360))
        {
            await other.Go($"/dialogues/proposals/{proposal}?paragraph=2");
            await other.Page.FillAsync("#amend [name=Text]", "It should be shown to registered parties.");
            await other.Press("#amend button");
        }
        await using (var chair = await Open("helen"))
        {
            await chair.Go($"/dialogues/proposals/{proposal}");
            await chair.Press("button[name=decision][value=poll]");
        }
        var poll = await world.Read(db =>
            db.Set<Poll>().Where(x => x.SeriesId == series).Select(x => x.Id).SingleAsync()
        );
        foreach (var (person, choice) in Delegations.Zip(["support", "can-live-with", "support"]))
        {
            await using var head = await Open(person);
            await head.Go($"/dialogues/polls/{poll}");
            await head.Page.CheckAsync($"input[name=choice][value={choice}]");
            await head.Press("form[action*='handler=Cast'] button");
        }
        await using var decides = await Open("helen");
        await decides.Go($"/dialogues/polls/{poll}");
        await decides.Press("form[action*='handler=Close'] button");
        await decides.Go($"/dialogues/proposals/{proposal}");
        await decides.Press("button[name=decision][value=accept]");
        (await decides.Text()).ShouldContain("It should be shown to registered parties.");
    }

    /// <summary>The chair ends the sessions, finds, sums up in two languages and circulates; a reservation is made; what is agreed is stated.</summary>
    public async Task Agree()
    {
        await using (var chair = await Open("helen"))
        {
            await chair.Go($"/dialogues/{series}/finding");
            await chair.Fill("Texts[en]", "Calendars that do not fit delay help.");
            await chair.Page.Locator("input[name=Supports]").First.CheckAsync();
            await chair.Fill("Figures", "/requests");
            await chair.Press("main form button.button-main");
            await chair.Press("a[href*='finding?finding=']");
            await chair.Fill("reference", "confero-standard 1");
            await chair.Fill("note", "Packages are planned for one case at once.");
            await chair.Press("form[action*='handler=Change'] button");
            (await chair.Text()).ShouldContain("confero-standard 1");
            await chair.Go($"/dialogues/{series}/chair");
            await chair.Press("form[action*='handler=Session'] button[value=end]");
            await chair.Press("button[name=step][value=close]");
            await chair.Go($"/dialogues/{series}/summary/edit");
            await chair.Fill("Texts[en]", "We met three times.\n\nA common calendar is wanted.");
            await chair.Fill("Texts[ar]", "اجتمعنا ثلاث مرات.\n\nالمطلوب جدول زمني مشترك.");
            await chair.Press("form[method=post] button.button-main");
            await chair.Go($"/dialogues/{series}/chair");
            var day = world
                .Clock.GetUtcNow()
                .AddDays(7)
                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            await chair.Fill("until", day);
            await chair.Press("form[action*='handler=Comments'] button");
        }
        await Reserve();
        world.Clock.Advance(TimeSpan.FromDays(9));
        await using var states = await Open("helen");
        await states.Go($"/dialogues/{series}/summary/edit");
        await states.Fill("Statement[en]", "A common calendar should be tried.");
        await states.Fill("Statement[ar]", "ينبغي تجريب جدول زمني مشترك.");
        await states.Press("form[action*='handler=Agree'] button");
        await states.ShouldShow("summary.agreed");
        (await states.Text()).ShouldContain("On costs.");
        await states.Go($"/dialogues/{series}/trace");
        await states.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await states.Go($"/dialogues/{series}/summary?in=ar");
    }

    private async Task Reserve()
    {
        await using var head = await Open("rafael");
        await head.Go($"/dialogues/{series}/summary?in=fr");
        await head.Choose("Kind", "reservation");
        await head.Fill("Text", "On costs.");
        await head.Press("form[action$='/summary'] button.button-main");
    }

    private async Task SetSession(Visitor chair, int number)
    {
        var day = world
            .Clock.GetUtcNow()
            .AddDays(7 * (number + 1))
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await chair.Go($"/dialogues/{series}/session");
        await chair.Fill("Titles[en]", $"Session {number + 1}");
        await chair.Fill("Titles[ar]", $"الجلسة {number + 1}");
        await chair.Fill("Starts", $"{day}T10:00");
        await chair.Fill("Ends", $"{day}T12:00");
        await chair.Choose("HostZone", "Europe/Zurich");
        await chair.Fill("Place", "Geneva");
        await chair.Press("main form button.button-main");
    }

    private async Task WriteWithoutName(string person)
    {
        string ticket;
        await using (var head = await Open(person, scripts: person != "huda"))
        {
            await head.Page.GotoAsync($"/dialogues/tickets/{question}");
            await head.Page.ClickAsync("form[data-ticket] button");
            ticket = await head.Page.InputValueAsync("#code");
        }
        await using var nobody = await Visitor.Open(chromium, world, language, scripts: person != "huda");
        await nobody.Page.GotoAsync($"/voice?lang={language}");
        await nobody.Fill("Ticket", ticket);
        await nobody.Page.ClickAsync("main form button");
        await nobody.Fill("Text", $"Nobody knows that {person} wrote this.");
        if (person == "huda")
            await nobody.Page.ClickAsync("main form button.button-main");
        else
            await nobody.Press("main form button.button-main");
        await nobody.ShouldShow("voice.said.put");
    }

    private Task<Visitor> Open(string person, int width = 1280, bool scripts = true) =>
        Visitor.Open(chromium, world, language, person, width, scripts);
}
