using System.Net;
using Confero.Identity;
using Confero.Parties;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using static Confero.Web.Tests.SignIn.ProviderVisits;

namespace Confero.Web.Tests.SignIn;

/// <summary>People of a party come in through its own provider: a real OpenID Connect server, by real HTTP.</summary>
public sealed class ProviderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_is_set_tried_out_by_its_administrator_and_then_good_for_the_people()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        (await (await world.Client()).GetStringAsync("/sign-in/provider", Cancel)).ShouldNotContain("QMA");

        (await Verify(world, administrator, server)).ShouldBe("/sign-in/provider/settings");
        await Invite(world, "ama@example.org", "drafter");
        (server.Subject, server.Email, server.Groups) = ("ama", "ama@example.org", ["confero-writers"]);
        var person = await world.Client();

        (await ComeIn(person)).ShouldBe("/my");
        (await (await person.GetAsync("/api/v1/session", Cancel)).Text()).ShouldContain("[\"drafter\"]");
        (await (await person.GetAsync("/api/v1/sessions", Cancel)).Text()).ShouldContain(
            "\"method\":\"provider\""
        );
        server.AskedScope.ShouldBe("openid email", "nothing more is asked for than is used");
        var again = await world.Client();
        (await ComeIn(again)).ShouldBe("/my");
    }

    [Fact]
    public async Task Roles_are_narrowed_never_widened_and_a_difference_ends_other_sessions()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        var ama = await Invite(world, "ama@example.org", "drafter", "reader");
        (server.Subject, server.Email, server.Groups) = (
            "ama",
            "ama@example.org",
            ["confero-writers", "confero-heads"]
        );
        var first = await world.Client();

        (await ComeIn(first)).ShouldBe("/my");
        (await RolesOf(world, ama)).ShouldBe(
            Roles.Drafter,
            "reader is mapped by nothing, heads widen nothing"
        );
        (await Told(world, "notice.security-roles-offered")).ShouldBeGreaterThan(0);
        (await Told(world, "notice.security-roles-narrowed")).ShouldBeGreaterThan(0);

        server.Groups = [];
        var second = await world.Client();
        (await ComeIn(second)).ShouldBe("provider.no-role");
        (await first.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Strangers_other_peoples_subjects_lies_and_replays_come_nowhere()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        await Invite(world, "ama@example.org", "drafter");
        await Invite(world, "kofi@example.org", "drafter");
        server.Groups = ["confero-writers"];
        (await Try(world, server, "x", "nobody@example.org")).ShouldBe("provider.not-yours");
        (await Try(world, server, "x", "sigrid@example.org")).ShouldBe("provider.not-yours");
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("/my");
        (await Try(world, server, "kofi", "ama@example.org")).ShouldBe(
            "provider.not-yours",
            "the address is somebody's already"
        );
        (await Try(world, server, "ama", "kofi@example.org")).ShouldBe(
            "/my",
            "who is linked stays the same person"
        );
        server.FalseNonce = "another";
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("provider.failed");
        (server.FalseNonce, server.FalseAudience) = (null, "another-client");
        (await Try(world, server, "ama", "ama@example.org")).ShouldBe("provider.failed");
        server.FalseAudience = null;

        var person = await world.Client();
        var back = await Out(person);
        (await End(await world.Client(), back)).ShouldBe("provider.failed", "another browser");
        var once = await Out(person);
        (await End(person, once)).ShouldBe("/my");
        (await End(person, once)).ShouldBe("provider.failed", "a way back is good once");
        var mixed = await Out(person);
        (await End(person, mixed + "&iss=https%3A%2F%2Fother.example")).ShouldBe("provider.failed");
        var strange = await Out(person);
        (
            await End(
                person,
                strange.Replace("iss=", "iss=https%3A%2F%2Fother.example&x=", StringComparison.Ordinal)
            )
        ).ShouldBe("provider.failed");
    }

    [Fact]
    public async Task A_change_of_settings_takes_a_new_try_and_removal_ends_what_began_there()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        var administrator = await world.Client(Head);
        await Set(administrator, server);
        await Verify(world, administrator, server);
        await Invite(world, "ama@example.org", "drafter");
        (server.Subject, server.Email, server.Groups) = ("ama", "ama@example.org", ["confero-writers"]);
        var person = await world.Client();
        await ComeIn(person);

        var strong = await world.Client(Head);
        (await strong.Call(HttpMethod.Delete, "/api/v1/identity-provider")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );

        (await person.GetAsync("/api/v1/notices", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Set(strong, server);
        (await (await world.Client()).GetStringAsync("/sign-in/provider", Cancel)).ShouldNotContain(
            "value=\"QMA\""
        );
    }

    [Fact]
    public async Task Addresses_behind_the_network_roles_out_of_reach_and_weak_sessions_are_refused()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var administrator = await world.Client(Head);
        (await Put(administrator, server.Issuer)).ShouldContain("provider.bad-issuer");
        (await Put(administrator, "https://id.example/?x=1")).ShouldContain("provider.bad-issuer");
        (await Put(administrator, "https://id.example", "administrator")).ShouldContain("input.unknown-code");
        (await Put(await world.Client(Head, weak: true), "https://id.example")).ShouldContain("act.step-up");
        (await Put(await world.Client("MEM-DEMO-MARIAM"), "https://id.example")).ShouldContain(
            "act.not-your-role"
        );
        foreach (
            var address in new[]
            {
                "127.0.0.1",
                "10.1.2.3",
                "169.254.169.254",
                "::1",
                "::ffff:192.168.0.1",
                "fd00::1",
                "2002:7f00:1::",
            }
        )
            Web.SignIn.PublicAddress.Is(IPAddress.Parse(address)).ShouldBeFalse(address);
        foreach (var address in new[] { "169.254.169.254", "::ffff:169.254.169.254", "fe80::1" })
            Web.SignIn.PublicAddress.IsLinkLocal(IPAddress.Parse(address)).ShouldBeTrue(address);
        Web.SignIn.PublicAddress.IsLinkLocal(IPAddress.Parse("10.1.2.3")).ShouldBeFalse();
        Web.SignIn.PublicAddress.Is(IPAddress.Parse("9.9.9.9")).ShouldBeTrue();
        Web.SignIn.PublicAddress.Is(IPAddress.Parse("2620:fe::fe")).ShouldBeTrue();
    }

    private static async Task<string> Put(HttpClient client, string issuer, string role = "drafter")
    {
        var body = new
        {
            issuer,
            clientId = "x",
            claim = "groups",
            mappings = new[] { new { value = "a", roles = new[] { role } } },
        };
        return await (await client.Call(HttpMethod.Put, "/api/v1/identity-provider", body)).Text();
    }

    private static Task<Roles> RolesOf(WebWorld world, string member) =>
        world.Read(db =>
            db.Set<Member>().Where(x => x.Id == member).Select(x => x.Roles).SingleAsync(Cancel)
        );

    private static Task<int> Told(WebWorld world, string code) =>
        world.Read(db => db.Set<Confero.Notices.Notice>().CountAsync(x => x.Code == code, Cancel));
}
