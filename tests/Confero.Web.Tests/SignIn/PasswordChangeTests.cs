using System.Net;
using Confero.Identity;
using Confero.Parties;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests.SignIn;

/// <summary>A person chooses another password: with the present one, with a proof where there is a factor, and nobody else stays in.</summary>
public sealed class PasswordChangeTests
{
    private const string Before = "seven herons over the quiet lagoon";
    private const string After = "eleven lanterns beneath a slow tide";
    private const string Page = "/sign-in/password";
    private const string Api = "/api/v1/session/password";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_present_password_is_asked_for_and_other_sessions_end()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (member, here) = await Newcomer(world);
        var elsewhere = await world.Client();
        (await SignIn(elsewhere, Before)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (
            await (await here.Send(Page, Page, ("Current", "a guess of mine"), ("Password", After))).Text()
        ).ShouldContain("not your present password");
        (
            await (await here.Send(Page, Page, ("Current", Before), ("Password", "password12345678"))).Text()
        ).ShouldContain("aria-invalid");
        (await (await here.Send(Page, Page, ("Current", Before), ("Password", Before))).Text()).ShouldContain(
            "is the present one"
        );
        (await elsewhere.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await here.Send(Page, Page, ("Current", Before), ("Password", After))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await here.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await SignIn(await world.Client(), Before)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SignIn(await world.Client(), After)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (
            await world.Read(db =>
                db.Set<Confero.Notices.Notice>()
                    .CountAsync(
                        x => x.MemberId == member && x.Code == "notice.security-password-changed",
                        Cancel
                    )
            )
        ).ShouldBe(1);
        (
            await world.Read(db =>
                db.Set<Confero.Record.JournalEntry>()
                    .Where(x => x.Act == "identity.change-password")
                    .Select(x => x.Content)
                    .SingleAsync(Cancel)
            )
        ).ShouldNotContain("AQAAAA", customMessage: "no hash of a password stands in the record");
    }

    [Fact]
    public async Task Who_has_an_authenticator_proves_it_first_by_page_and_by_api()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (member, here) = await Newcomer(world);
        await world.Read(async db =>
        {
            var account = await db.Set<Member>()
                .Where(x => x.Id == member)
                .Select(x => x.AccountId)
                .SingleAsync(Cancel);
            return await db.Set<Account>()
                .Where(x => x.Id == account)
                .ExecuteUpdateAsync(x => x.SetProperty(a => a.TwoFactorEnabled, true), Cancel);
        });

        (await here.GetAsync(Page, Cancel)).Headers.Location!.OriginalString.ShouldStartWith(
            "/sign-in/confirm"
        );
        var asked = await here.Call(HttpMethod.Put, Api, new { current = Before, password = After });
        asked.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await asked.Text()).ShouldContain("act.step-up");

        var proven = await world.Client(member);
        (
            await proven.Call(HttpMethod.Put, Api, new { current = Before, password = After })
        ).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_the_present_password_is_slowed_and_nobody_without_one_can_change_it()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (_, here) = await Newcomer(world);
        for (var i = 0; i < 6; i++)
            await here.Call(HttpMethod.Put, Api, new { current = $"a guess {i}", password = After });
        (
            await (await here.Call(HttpMethod.Put, Api, new { current = Before, password = After })).Text()
        ).ShouldContain("sign-in.wait");

        var invented = await world.Client("MEM-DEMO-MARIAM");
        (
            await invented.Call(HttpMethod.Put, Api, new { current = "", password = After })
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (
            await (await world.Client()).Call(HttpMethod.Put, Api, new { current = "", password = After })
        ).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>A person with a password, signed in with it.</summary>
    private static async Task<(string Member, HttpClient Client)> Newcomer(WebWorld world)
    {
        var code = InvitationCode.New();
        var member = (
            await world.Do(
                new InviteMember("Ama", "ama@example.org", ["drafter"], InvitationCode.Hash(code)),
                "MEM-DEMO-ETIENNE"
            )
        )!;
        var client = await world.Client();
        var page = $"/invitation?code={code}";
        (await client.Send(page, page, ("Code", code), ("Password", Before))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        return (member, client);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string password) =>
        client.Call(HttpMethod.Post, "/api/v1/session", new { email = "ama@example.org", password });
}
