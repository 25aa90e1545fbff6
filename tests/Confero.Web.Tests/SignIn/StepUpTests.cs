using System.Net;
using Confero.Identity;
using Confero.Record;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests.SignIn;

/// <summary>Acts that count for a party ask for a person who has just proven who they are, by page and by API alike.</summary>
public sealed class StepUpTests
{
    private const string Head = "MEM-DEMO-ETIENNE";
    private const string Note = "Read by the minister.\nSecond line, with \"quotes\" & <tags>.";

    [Fact]
    public async Task Endorsing_asks_who_sits_there_and_loses_nothing_that_was_typed()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var id = await Submitted(world);
        var head = await world.Client(Head, weak: true);
        var page = $"/requests/{id}";

        var asked = await (
            await head.Send(page, $"{page}?handler=Step", ("Step", "endorse"), ("Note", Note))
        ).Text();

        asked.ShouldContain("StepUp.Demonstration");
        (await StateOf(world, id)).ShouldBe("submitted");
        var kept = Forms.Hidden(asked);
        kept.ShouldContain(("Note", Note));
        var done = await head.Resend(
            asked,
            $"{page}?handler=Step",
            [.. kept, ("StepUp.Demonstration", "true")]
        );
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StateOf(world, id)).ShouldBe("endorsed");
        (
            await world.Read(db =>
                db.Set<CaseStep>().SingleAsync(x => x.RequestId == id && x.Act == "endorse")
            )
        ).Note.ShouldBe(Note);
        (await Confirmations(world)).ShouldBe(1);
    }

    [Fact]
    public async Task By_the_api_it_is_refused_until_confirmed_and_again_some_minutes_later()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var head = await world.Client(Head, weak: true);
        Task<HttpResponseMessage> Export() => head.Call(HttpMethod.Get, "/api/v1/portfolio");

        var refused = await Export();
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Text()).ShouldContain("act.step-up");
        (
            await head.Call(HttpMethod.Post, "/api/v1/session/confirmation", new { demonstration = true })
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Export()).StatusCode.ShouldBe(HttpStatusCode.OK);

        world.Clock.Advance(TimeSpan.FromMinutes(11));

        (await Export()).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_confirmation_gives_the_session_a_new_secret_and_ends_the_old_one()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var head = await world.Client(Head, weak: true);
        var before = await Keys(world);

        await head.Call(HttpMethod.Post, "/api/v1/session/confirmation", new { demonstration = true });

        var after = await Keys(world);
        after.Count.ShouldBe(1);
        after.ShouldNotBe(before);
        (await head.GetAsync("/api/v1/sessions", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Outside_the_demonstration_no_button_stands_in_for_a_credential()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, demonstration: false);
        var head = await world.Client(Head, weak: true);

        (
            await head.Call(HttpMethod.Post, "/api/v1/session/confirmation", new { demonstration = true })
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await (
            await head.Send("/exchange", "/exchange?handler=Export", ("format", "json"))
        ).Text();
        page.ShouldNotContain("StepUp.Demonstration");
        (await head.Call(HttpMethod.Get, "/api/v1/portfolio")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whoever_only_reads_and_drafts_is_never_asked()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var clerk = await world.Client("MEM-DEMO-MARIAM", weak: true);

        (
            await clerk.Call(HttpMethod.Post, "/api/v1/requests", new { title = "A draft", language = "fr" })
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clerk.Call(HttpMethod.Get, "/api/v1/requests?own=true")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
    }

    private static async Task<string> Submitted(WebWorld world)
    {
        const string clerk = "MEM-DEMO-MARIAM";
        var id = (await world.Do(new DraftRequest("To be endorsed", "fr"), clerk))!;
        await world.Do(
            new EditRequest(id, null)
            {
                Texts = new Dictionary<Disclosure.Section, string>
                {
                    [Disclosure.Section.Summary] = "Words.",
                },
            },
            clerk
        );
        await world.Do(new SaveNeed(id, null, new NeedInput { Title = "A", Kind = "technical" }), clerk);
        await world.Do(new TakeStep(id, "submit"), clerk);
        return id;
    }

    private static Task<string> StateOf(WebWorld world, string id) =>
        world.Read(db => db.Set<Request>().Where(x => x.Id == id).Select(x => x.State).SingleAsync());

    private static Task<int> Confirmations(WebWorld world) =>
        world.Read(db => db.Set<JournalEntry>().CountAsync(x => x.Act == "identity.confirm"));

    private static Task<List<string>> Keys(WebWorld world) =>
        world.Read(db => db.Set<Session>().Where(x => x.MemberId == Head).Select(x => x.Key).ToListAsync());
}
