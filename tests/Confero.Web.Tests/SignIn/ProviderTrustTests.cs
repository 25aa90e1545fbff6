using System.Net;
using Confero.Identity;
using Confero.Parties;
using Confero.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using static Confero.Web.Tests.SignIn.ProviderVisits;

namespace Confero.Web.Tests.SignIn;

/// <summary>How far a party's provider is believed, and by whom.</summary>
public sealed class ProviderTrustTests
{
    private const string OtherHead = "MEM-DEMO-SIGRID";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_verified_addresses_say_who_somebody_is_unless_the_party_answers_for_them()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        await Invite(world, "ama@example.org", "drafter");
        server.Groups = ["confero-writers"];

        server.EmailVerified = null;
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("provider.not-yours");
        server.EmailVerified = false;
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("provider.not-yours");

        var strong = await world.Client(Head);
        await Set(strong, server, ("TrustsAddresses", "true"));
        await Verify(world, strong, server);
        server.Groups = ["confero-writers"];
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe(
            "provider.not-yours",
            "it says itself that the address is not verified"
        );
        server.EmailVerified = null;
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("/my");
    }

    [Fact]
    public async Task Keys_may_change_but_only_published_ones_issuers_and_times_that_fit_count()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        await Invite(world, "ama@example.org", "drafter");
        server.Groups = ["confero-writers"];
        Task<string> Ama() => Try(world, server, "ama", "ama@example.org");
        (await Ama()).ShouldBe("/my");

        server.Rotate();
        (await Ama()).ShouldBe("/my");
        server.Rotate(published: false);
        (await Ama()).ShouldBe("provider.failed");
        server.Rotate();
        server.FalseIssuer = "https://elsewhere.example/";
        (await Ama()).ShouldBe("provider.failed");
        (server.FalseIssuer, server.FalseEnd) = (null, TimeProvider.System.GetUtcNow().AddHours(-1));
        (await Ama()).ShouldBe("provider.failed");
        server.FalseEnd = null;
        (await Ama()).ShouldBe("/my");
    }

    [Fact]
    public async Task A_provider_of_one_party_lets_in_nobody_of_another()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        var other = await world.Client(OtherHead);
        await Set(other, server, ("Mappings", ""));
        (await Verify(world, other, server, OtherHead)).ShouldBe(SettingsPage);
        var party = await world.Read(db =>
            db.Set<Member>().Where(x => x.Id == OtherHead).Select(x => x.PartyId!).SingleAsync(Cancel)
        );
        await Invite(world, "ama@example.org", "drafter");
        (server.Subject, server.Email, server.Groups) = ("ama", "ama@example.org", ["confero-writers"]);

        (await ComeIn(await world.Client(), party)).ShouldBe("provider.not-yours", "by her address");
        (await ComeIn(await world.Client())).ShouldBe("/my");
        (await ComeIn(await world.Client(), party)).ShouldBe("provider.not-yours", "by her subject");
        (server.Subject, server.Email) = (OtherHead, "sigrid@example.org");
        (await ComeIn(await world.Client())).ShouldBe("provider.not-yours");
        var outsider = await world.Client();
        var back = await Out(outsider, party);
        (await End(outsider, back.Replace("state=", "state=0&state=", StringComparison.Ordinal))).ShouldBe(
            "provider.failed",
            "which state is meant is not for us to guess"
        );
    }

    [Fact]
    public async Task Whoever_left_and_was_invited_again_comes_in_as_the_new_member()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        var before = await Invite(world, "ama@example.org", "drafter");
        server.Groups = ["confero-writers"];
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("/my");

        await world.Do(new RemoveMember(before), Head);
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("provider.not-yours");
        var after = await Invite(world, "ama@example.org", "drafter");
        var again = await world.Client();
        (server.Subject, server.Email) = ("ama", "ama@example.org");
        (await ComeIn(again)).ShouldBe("/my");
        (await (await again.GetAsync("/api/v1/session", Cancel)).Text()).ShouldContain(after);
    }

    [Fact]
    public async Task Where_the_provider_is_the_only_way_no_other_leads_in_and_other_sessions_end()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        var desk = await world.Client("MEM-DEMO-MARIAM");
        await Set(administrator, server, ("OnlyWay", "true"));
        (await desk.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Verify(world, administrator, server);
        (await desk.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var code = InvitationCode.New();
        await world.Do(
            new InviteMember("Ama", "ama@example.org", ["drafter"], InvitationCode.Hash(code)),
            Head
        );
        var page = $"/invitation?code={code}";
        var taken = await (await world.Client()).Send(
            page,
            page,
            ("Code", code),
            ("Password", "seven herons over the quiet lagoon")
        );
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await taken.Text()).ShouldContain("through its own authority only");
        (
            await world.Read(db =>
                db.Set<Member>().CountAsync(x => x.Email == "ama@example.org" && x.AccountId != null, Cancel)
            )
        ).ShouldBe(0);
    }

    [Theory]
    [InlineData("ISSUER", "javascript:alert(1)//", "ISSUER/token")]
    [InlineData("ISSUER", "ISSUER/authorize", "ftp://elsewhere.example/token")]
    [InlineData("https://elsewhere.example", "ISSUER/authorize", "ISSUER/token")]
    public async Task A_provider_that_names_strange_addresses_or_another_issuer_leads_nowhere(
        string named,
        string authorize,
        string token
    )
    {
        await using var server = await Strange(named, authorize, token);
        await using var world = await Open();
        var administrator = await world.Client(Head);
        var issuer = server.Urls.First();
        await world.Do(new SetProvider(issuer, "x", "groups", [], false), Head);

        var page = await (await administrator.Send(SettingsPage, $"{SettingsPage}?handler=Verify")).Text();

        page.ShouldNotContain("javascript:");
        WebUtility
            .HtmlDecode(page)
            .ShouldContain(
                Confero.Languages.Texts.Get(
                    "refusal.provider.not-reached",
                    System.Globalization.CultureInfo.GetCultureInfo("en")
                )
            );
    }

    [Fact]
    public async Task Nothing_behind_the_network_is_ever_called_where_private_providers_are_not_allowed()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var administrator = await world.Client(Head);
        var inside = new UriBuilder(server.Issuer) { Scheme = "https", Host = "localhost" };
        await world.Do(new SetProvider(inside.Uri.ToString(), "x", "groups", [], false), Head);

        var page = await (await administrator.Send(SettingsPage, $"{SettingsPage}?handler=Verify")).Text();

        page.ShouldNotContain("rel=\"external\"");
    }

    /// <summary>A server that says of itself what a test wants.</summary>
    private static async Task<WebApplication> Strange(string named, string authorize, string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet(
            "/.well-known/openid-configuration",
            (HttpRequest request) =>
            {
                var own = $"{request.Scheme}://{request.Host}";
                string Named(string text) => text.Replace("ISSUER", own, StringComparison.Ordinal);
                return Results.Json(
                    new Dictionary<string, string>
                    {
                        ["issuer"] = Named(named),
                        ["authorization_endpoint"] = Named(authorize),
                        ["token_endpoint"] = Named(token),
                        ["jwks_uri"] = own + "/keys",
                    }
                );
            }
        );
        app.MapGet("/keys", () => Results.Text("{\"keys\":[]}", "application/json"));
        await app.StartAsync();
        return app;
    }
}
