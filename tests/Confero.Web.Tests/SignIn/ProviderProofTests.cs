using System.Net;
using Confero.Record;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using static Confero.Web.Tests.SignIn.ProviderVisits;

namespace Confero.Web.Tests.SignIn;

/// <summary>Where a party says so, its provider's strong proof of a person counts for acts that ask for one.</summary>
public sealed class ProviderProofTests
{
    private const string Strong = "urn:authority:two-factors";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sign_in_that_the_party_calls_strong_is_a_proof_and_no_other_is()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        await Prepare(world, server);
        async Task<HttpStatusCode> Export(string? acr, DateTimeOffset? at)
        {
            (server.Acr, server.ProvenAt) = (acr, at);
            var head = await world.Client();
            (await ComeIn(head)).ShouldBe("/my");
            return (await head.Call(HttpMethod.Get, "/api/v1/portfolio")).StatusCode;
        }
        var now = world.Clock.GetUtcNow();

        (await Export(null, null)).ShouldBe(HttpStatusCode.Forbidden);
        (await Export("urn:authority:password", now)).ShouldBe(HttpStatusCode.Forbidden);
        (await Export(Strong, null)).ShouldBe(HttpStatusCode.Forbidden, "when is not said");
        (await Export(Strong, now.AddHours(-1))).ShouldBe(HttpStatusCode.Forbidden, "too long ago");
        (await Export(Strong, now.AddMinutes(-1))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_who_is_here_confirms_at_the_provider_and_loses_nothing_typed()
    {
        await using var server = await OpenIdServer.Start();
        await using var world = await Open();
        await Prepare(world, server);
        var head = await world.Client();
        (await ComeIn(head)).ShouldBe("/my");
        var asked = await (
            await head.Send("/exchange", "/exchange?handler=Export", ("format", "json"))
        ).Text();
        asked.ShouldContain("/sign-in/provider/confirm");
        Forms.Hidden(asked).ShouldContain(("format", "json"));

        (server.Acr, server.ProvenAt) = (Strong, world.Clock.GetUtcNow().AddHours(-1));
        (await Confirm(head)).ShouldBe("provider.not-proven", "nobody typed anything there");
        server.Subject = "somebody else";
        server.ProvenAt = world.Clock.GetUtcNow();
        (await Confirm(head)).ShouldBe("provider.not-yours");
        server.Subject = "ama";
        (await Confirm(head)).ShouldBe("/sign-in/provider/confirm");
        server.AskedPrompt.ShouldBe("login");

        var done = await head.Resend(asked, "/exchange?handler=Export", [.. Forms.Hidden(asked)]);
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        done.Content.Headers.ContentDisposition?.FileName.ShouldNotBeNull();
        (
            await world.Read(db =>
                db.Set<JournalEntry>().CountAsync(x => x.Act == "identity.confirm", Cancel)
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_party_without_strong_proofs_has_no_such_page()
    {
        await using var world = await Open();
        var head = await world.Client(Head);

        (await head.GetAsync("/sign-in/provider/confirm", Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private static async Task Prepare(WebWorld world, OpenIdServer server)
    {
        var administrator = await world.Client(Head);
        await Set(administrator, server, ("Proofs", $"{Strong} urn:authority:card"));
        await Verify(world, administrator, server);
        await Invite(world, "ama@example.org", "authoriser");
        (server.Subject, server.Email) = ("ama", "ama@example.org");
    }

    private static async Task<string> Confirm(HttpClient person)
    {
        const string page = "/sign-in/provider/confirm";
        return await End(person, await Follow(await (await person.Send(page, page)).Text()));
    }
}
