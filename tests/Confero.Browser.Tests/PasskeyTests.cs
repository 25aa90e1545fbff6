using Confero.Disclosure;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Browser.Tests;

/// <summary>
/// Two people of a State with a passkey each, outside the demonstration: from the invitation to sign-in without a name,
/// a confirmation before what counts, and two signatures under a case.
/// </summary>
public sealed class PasskeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Chief = "MEM-DEMO-ETIENNE";
    internal const string Password = "seven herons over the quiet lagoon";
    private const string Note = "Read twice, by the window.";

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 360)]
    public async Task Two_people_enrol_sign_in_confirm_and_sign(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true, demonstration: false);
        await using var ama = await Visitor.Open(chromium, world, language, width: width);
        var drafter = await Enrol(world, ama, "ama", "drafter");
        await ama.Page.Context.ClearCookiesAsync();
        await ama.Go("/sign-in");
        await Tap(ama, "prove", "/my");

        var request = await Draft(world, drafter);
        await ama.Page.GotoAsync($"/requests/{request}");
        await ama.Press("button[name=Step][value=submit]");
        await Tap(ama, "prove", $"/requests/{request}");
        await ama.ShouldShow("signature.holds");

        await using var kofi = await Visitor.Open(chromium, world, language, width: width);
        await Enrol(world, kofi, "kofi", "authoriser");
        await kofi.Page.GotoAsync($"/requests/{request}");
        await kofi.Fill("Note", Note);
        await kofi.Press("button[name=Step][value=endorse]");
        (await kofi.Page.InputValueAsync("[name=Note]")).ShouldBe(Note);
        await Tap(kofi, "prove", $"/requests/{request}");
        (await kofi.Page.Locator("a[href$='/signatures']").CountAsync()).ShouldBe(1);

        await Prove(world, kofi, request);
        await Confirm(world, kofi);
        await KeepTheLast(kofi);
    }

    [Fact]
    public async Task Without_scripts_the_pages_say_what_works_instead()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true, demonstration: false);
        await using var visitor = await Visitor.Open(chromium, world, "en", width: 360, scripts: false);
        await visitor.Go("/sign-in");
        await visitor.ShouldShow("passkeys.no-script.password");
        await TakeUp(world, visitor, "ama", "drafter");
        await visitor.Look();
        await visitor.ShouldShow("passkeys.no-script");
        await visitor.ShouldShow("security.scan");
    }

    [Fact]
    public async Task In_the_demonstration_a_marked_button_stands_in_for_a_credential()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var head = await Visitor.Open(chromium, world, "ar", width: 360, scripts: false);
        await head.Become("etienne", confirms: false);
        await head.Go("/sign-in/tokens");
        await head.Fill("Name", "Nightly import");
        await head.Press("main form button.button-main");
        await head.ShouldShow("step-up.demonstration");
        await head.Press("button[name='StepUp.Demonstration']");
        await head.ShouldShow("tokens.made");
        (await head.Text()).ShouldContain("Nightly import");
        await head.Go("/sign-in/security");
    }

    internal static async Task<string> TakeUp(WebWorld world, Visitor visitor, string name, string role)
    {
        var code = InvitationCode.New();
        var member = await world.Do(
            new InviteMember(name, $"{name}@example.org", [role], InvitationCode.Hash(code)),
            Chief
        );
        await visitor.Page.GotoAsync($"/invitation?code={code}");
        await visitor.Fill("Password", Password);
        await visitor.Page.ClickAsync("main form button.button-main");
        return member!;
    }

    private static async Task<string> Enrol(WebWorld world, Visitor visitor, string name, string role)
    {
        await VirtualKey.Plug(visitor.Page);
        var member = await TakeUp(world, visitor, name, role);
        await visitor.Look();
        await visitor.ShouldShow("security.enrol");
        await visitor.Fill("Name", $"{name} key");
        await visitor.Page.ClickAsync("form[data-passkey=add] [data-passkey-button]");
        await visitor.Page.Locator("table").First.GetByText($"{name} key").First.WaitForAsync();
        await visitor.Look();
        return member;
    }

    /// <summary>Uses the passkey of a form and looks at where it leads.</summary>
    private static async Task Tap(Visitor visitor, string kind, string leadsTo)
    {
        await visitor.Page.ClickAsync($"form[data-passkey={kind}] [data-passkey-button]");
        await visitor.Page.WaitForURLAsync(x => new Uri(x).AbsolutePath == leadsTo);
        await visitor.Look();
    }

    private static async Task<string> Draft(WebWorld world, string drafter)
    {
        var id = (await world.Do(new DraftRequest("Signed by two passkeys", "fr"), drafter))!;
        await world.Do(
            new EditRequest(id, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = "Deux dépôts à protéger." },
            },
            drafter
        );
        await world.Do(
            new SaveNeed(id, null, new NeedInput { Title = "Évaluation", Kind = "technical" }),
            drafter
        );
        return id;
    }

    /// <summary>The downloaded file proves both signatures, and so does the record.</summary>
    private static async Task Prove(WebWorld world, Visitor visitor, string request)
    {
        var answer = await visitor.Page.APIRequest.GetAsync($"/api/v1/requests/{request}/signatures");
        var file = SignatureFile.Read(await answer.TextAsync())!;
        file.Signatures.Count.ShouldBe(2);
        file.Check().ShouldBeEmpty();
        var record = await world.App.Services.GetRequiredService<JournalCheck>().Run();
        (record.Signatures, record.Unproven.Count).ShouldBe((2, 0));
        (
            await world.Read(db =>
                db.Set<CaseStep>().SingleAsync(x => x.RequestId == request && x.Act == "endorse")
            )
        ).Note.ShouldBe(Note);
    }

    private static async Task Confirm(WebWorld world, Visitor visitor)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await visitor.Go("/sign-in/tokens");
        await visitor.Fill("Name", "Kept while confirming");
        await visitor.Press("main form button.button-main");
        await visitor.ShouldShow("step-up.title");
        await visitor.Page.ClickAsync("form[data-passkey=prove] [data-passkey-button]");
        await visitor.Page.Locator("code.long").WaitForAsync();
        (await visitor.Text()).ShouldContain("Kept while confirming");
    }

    private static async Task KeepTheLast(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/sign-in/security");
        await visitor.Page.Locator("td details summary").First.ClickAsync();
        await visitor.Press("button[formaction='?handler=Remove']");
        await visitor.ShouldShow("refusal.identity.last-factor");
    }
}
