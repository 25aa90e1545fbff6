using System.Net;
using System.Text.Json;
using Confero.Identity;
using Confero.Parties;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests.SignIn;

/// <summary>A program's key reads and acts within its bounds, and no further than its member.</summary>
public sealed class TokenTests
{
    private const string Head = "MEM-DEMO-ETIENNE";
    private const string Provider = "MEM-DEMO-SIGRID";

    [Fact]
    public async Task A_key_reads_acts_within_its_bounds_and_is_void_at_once_when_revoked()
    {
        await using var world = await WebWorld.Create(Engine.Postgres);
        await using var other = await world.Twin();
        var owner = await world.Client(Provider);
        var (id, key) = await Make(owner, ["read", "offer.*"]);
        var program = await other.Client();
        Task<HttpResponseMessage> Call(HttpMethod method, string address, object? body = null) =>
            program.Call(method, address, body, key);
        var offer = new { sort = "team", title = "Made by a program" };

        (await Call(HttpMethod.Get, "/api/v1/offers?own=true")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Call(HttpMethod.Post, "/api/v1/offers", offer)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Code(await Call(HttpMethod.Get, "/api/v1/portfolio"))).ShouldBe("token.out-of-scope");
        (await Code(await Call(HttpMethod.Get, "/api/v1/tokens"))).ShouldBe("token.needs-a-person");
        (await Code(await Call(HttpMethod.Get, "/api/v1/sessions"))).ShouldBe("token.needs-a-person");
        (await program.GetAsync("/my", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await (await owner.Call(HttpMethod.Get, "/api/v1/tokens")).Text()).ShouldContain("usedAt\":\"2");
        (await world.Read(db => db.Set<ApiToken>().CountAsync(x => x.Hash.Contains(key)))).ShouldBe(0);

        await owner.Call(HttpMethod.Delete, $"/api/v1/tokens/{id}");

        (await Call(HttpMethod.Get, "/api/v1/offers")).StatusCode.ShouldBe(
            HttpStatusCode.OK,
            "as the public"
        );
        (await Call(HttpMethod.Get, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Call(HttpMethod.Post, "/api/v1/offers", offer)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task No_key_decides_for_a_State_whatever_it_was_made_for()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var owner = await world.Client(Head);
        var (_, key) = await Make(owner, ["read", "request.*", "member.remove", "contribution.*"]);
        var program = await world.Client();
        var waiting = await world.Read(db =>
            db.Set<Requests.Request>()
                .Where(x => x.PartyId == "QMA" && x.State == "consent-window")
                .Select(x => x.Id)
                .FirstOrDefaultAsync()
        );
        if (waiting is not null)
            (
                await Code(
                    await program.Call(
                        HttpMethod.Post,
                        $"/api/v1/requests/{waiting}/steps",
                        new { step = "consent-to-circulate", note = "" },
                        key
                    )
                )
            ).ShouldBe("token.needs-a-person");
        (
            await Code(await owner.Call(HttpMethod.Post, "/api/v1/tokens", Wanted(["member.change-roles"])))
        ).ShouldBe("input.unknown-code", "no key can be made for what asks for the person");
        (
            await Code(
                await program.Call(
                    HttpMethod.Put,
                    "/api/v1/people/MEM-DEMO-YAO/roles",
                    new { roles = new[] { "reader" } },
                    key
                )
            )
        ).ShouldBe("token.out-of-scope");
    }

    [Fact]
    public async Task A_key_loses_what_its_member_loses_and_gains_nothing_the_member_gains()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var owner = await world.Client("MEM-DEMO-MARIAM");
        var (_, key) = await Make(owner, ["read", "request.*"]);
        var program = await world.Client();
        Task<HttpResponseMessage> Draft() =>
            program.Call(HttpMethod.Post, "/api/v1/requests", new { title = "By a program" }, key);
        (await Draft()).StatusCode.ShouldBe(HttpStatusCode.OK);

        await world.Do(new ChangeRoles("MEM-DEMO-MARIAM", ["reader", "delegate-administrator"]), Head);
        (await Draft()).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await program.Call(HttpMethod.Get, "/api/v1/people", null, key)).Text()).ShouldBe("[]");
        await world.Do(new RemoveMember("MEM-DEMO-MARIAM"), Head);

        (await program.Call(HttpMethod.Get, "/api/v1/notices", null, key)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Making_a_key_asks_for_the_person_and_a_key_ends_by_itself()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var weak = await world.Client(Head, weak: true);
        (await Code(await weak.Call(HttpMethod.Post, "/api/v1/tokens", Wanted(["read"])))).ShouldBe(
            "act.step-up"
        );
        var (_, key) = await Make(await world.Client(Head), ["read"]);
        var program = await world.Client();
        (await program.Call(HttpMethod.Get, "/api/v1/notices", null, key)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );

        world.Clock.Advance(TimeSpan.FromDays(8));

        (await program.Call(HttpMethod.Get, "/api/v1/notices", null, key)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task On_the_page_the_key_is_shown_once()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var owner = await world.Client(Head);

        var made = await (
            await owner.Send(
                "/sign-in/tokens",
                "/sign-in/tokens",
                ("Name", "Nightly"),
                ("Scopes", "read"),
                ("Days", "30")
            )
        ).Text();

        made.ShouldContain("confero-");
        var listed = await owner.GetStringAsync("/sign-in/tokens", TestContext.Current.CancellationToken);
        listed.ShouldContain("Nightly");
        listed.ShouldNotContain("<code");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Every_scope_has_a_name_in_words(string language)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        foreach (var member in new[] { Head, Provider, "MEM-DEMO-BROKER", "MEM-DEMO-ADMIN" })
        {
            var page = await (await world.Client(member)).GetStringAsync(
                $"/sign-in/tokens?lang={language}",
                TestContext.Current.CancellationToken
            );
            new AngleSharp.Html.Parser.HtmlParser()
                .ParseDocument(page)
                .QuerySelectorAll("label:has(input[name=Scopes])")
                .Select(x => x.TextContent.Trim())
                .ShouldAllBe(x => x.Length > 0 && !x.EndsWith(".*", StringComparison.Ordinal), member);
        }
    }

    private static object Wanted(string[] scopes) =>
        new
        {
            name = "A program",
            scopes,
            days = 7,
        };

    private static async Task<(string Id, string Key)> Make(HttpClient owner, string[] scopes)
    {
        var answer = await owner.Call(HttpMethod.Post, "/api/v1/tokens", Wanted(scopes));
        using var made = JsonDocument.Parse(await answer.Text());
        return (
            made.RootElement.GetProperty("id").GetString()!,
            made.RootElement.GetProperty("token").GetString()!
        );
    }

    private static async Task<string?> Code(HttpResponseMessage answer)
    {
        var text = await answer.Text();
        using var problem = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
        return problem.RootElement.TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("code").GetString()
            : $"{(int)answer.StatusCode}";
    }
}
