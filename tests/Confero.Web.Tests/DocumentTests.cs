using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Confero.Identity;
using Confero.Packages;
using Confero.Parties;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests;

/// <summary>Documents over HTTP: taken by their content, served so that nothing in them can act, and only to those who see what they belong to.</summary>
public sealed partial class DocumentTests
{
    private const string Stranger = "MEM-DEMO-HUDA";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_served_inert_and_only_to_those_who_see_its_delivery()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (contribution, provider, head) = await Delivery(world);
        var client = await world.Client(provider);
        var id = await Attach(client, contribution, "تقرير\u202E.exe", SampleFiles.Pdf("Ann"));
        await world.Settle();

        foreach (var path in new[] { $"/documents/{id}", $"/api/v1/documents/{id}/content" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new(0, 3) } };
            var answer = await client.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, "a part is never served");
            Header(answer, "Content-Security-Policy").ShouldStartWith("sandbox; default-src 'none'");
            Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
            Header(answer, "Cache-Control").ShouldBe("no-store");
            Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
            answer.Headers.ETag.ShouldBeNull();
            answer.Content.Headers.LastModified.ShouldBeNull();
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            var disposition = answer.Content.Headers.ContentDisposition!;
            (disposition.DispositionType, disposition.FileNameStar).ShouldBe(("attachment", "تقرير.pdf"));
        }
        (await (await world.Client(head)).GetAsync($"/documents/{id}", Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        var stranger = await world.Client(Stranger);
        foreach (var path in new[] { "/documents/{0}", "/api/v1/documents/{0}/content" })
        {
            var hidden = await stranger.GetAsync(string.Format(null, path, id), Cancel);
            var nothing = await stranger.GetAsync(string.Format(null, path, "DOC-0000-0000-00"), Cancel);
            hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            Chance()
                .Replace(await hidden.Text(), "")
                .ShouldBe(Chance().Replace(await nothing.Text(), "").Replace("DOC-0000-0000-00", id));
        }
        (await stranger.GetAsync($"/documents/of/{contribution}", Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        var nobody = await (await world.Client()).GetAsync($"/documents/{id}", Cancel);
        nobody.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_waits_or_was_refused_is_served_to_nobody()
    {
        await using var clamd = ClamdDouble.OnTcp();
        clamd.Says = "busy";
        await using var world = await WebWorld.Create(
            Engine.Sqlite,
            settings: new Dictionary<string, string?> { ["Confero:Scanner:Clamd"] = clamd.Address }
        );
        var (contribution, provider, head) = await Delivery(world);
        var client = await world.Client(provider);
        var id = await Attach(client, contribution, "a.txt", ClamdDouble.TestFile);
        await world.Settle();
        await NotServed(world, id, provider, head);

        clamd.Says = null;
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.Settle();
        await NotServed(world, id, provider, head);
        var page = await client.GetStringAsync($"/documents/of/{contribution}", Cancel);
        page.ShouldContain("Refused by the check");
    }

    [Fact]
    public async Task A_form_says_what_is_wrong_with_a_file()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (contribution, provider, _) = await Delivery(world);
        var client = await world.Client(provider);
        var page = $"/documents/of/{contribution}";
        foreach (
            var (bytes, said) in new[]
            {
                (new byte[(10 << 20) + 1], "larger than 10 MB"),
                ("<svg/>"u8.ToArray(), "Files of this kind are not taken"),
                ([], "is empty"),
            }
        )
        {
            var answer = await client.PostFile(page, "Upload", "photo.png", bytes);
            ((int)answer.StatusCode).ShouldBeLessThan(500);
            (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(said);
        }
        (await client.PostFile(page, "Upload", "photo.png", SampleFiles.Png())).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await client.GetStringAsync(page, Cancel)).ShouldContain("photo.png");
    }

    [Fact]
    public async Task The_interface_refuses_in_the_same_way()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (contribution, provider, _) = await Delivery(world);
        var client = await world.Client(provider);
        (await Send(client, contribution, "a", new byte[(10 << 20) + 1])).StatusCode.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        var refused = await Send(client, contribution, "a.pdf", "MZ\u0001"u8.ToArray());
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(Cancel)).ShouldContain("document.kind-not-taken");
        var stranger = await world.Client(Stranger);
        foreach (var sent in new[] { "x"u8.ToArray(), "MZ\u0001"u8.ToArray(), [] })
        {
            var hidden = await Send(stranger, contribution, "a", sent);
            var nothing = await Send(stranger, "CTR-0000-0000-00", "a", sent);
            hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound, "whatever the file is");
            Chance()
                .Replace(await hidden.Text(), "")
                .ShouldBe(
                    Chance().Replace(await nothing.Text(), "").Replace("CTR-0000-0000-00", contribution)
                );
        }
    }

    private static async Task NotServed(WebWorld world, string id, params string[] members)
    {
        foreach (var member in members)
            (await (await world.Client(member)).GetAsync($"/documents/{id}", Cancel)).StatusCode.ShouldBe(
                HttpStatusCode.NotFound
            );
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.GetValues(name));

    private static async Task<string> Attach(HttpClient client, string subject, string name, byte[] bytes)
    {
        var answer = await Send(client, subject, name, bytes);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    private static Task<HttpResponseMessage> Send(
        HttpClient client,
        string subject,
        string name,
        byte[] bytes
    ) =>
        client.SendAsync(
            new HttpRequestMessage(
                HttpMethod.Post,
                $"/api/v1/documents/of/{subject}?name={Uri.EscapeDataString(name)}"
            )
            {
                Headers = { { "Idempotency-Key", Guid.CreateVersion7().ToString() } },
                Content = new ByteArrayContent(bytes)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("text/html") },
                },
            },
            Cancel
        );

    private static Task<(string Contribution, string Provider, string Head)> Delivery(WebWorld world) =>
        world.Read(async db =>
        {
            var disputed = (
                await db.Set<Contribution>().Include(x => x.Deliveries).ToListAsync(Cancel)
            ).First(x => x.State == ContributionState.Disputed);
            var state = await db.Set<Requests.Request>()
                .Where(x => x.Id == disputed.RequestId)
                .Select(x => x.PartyId)
                .SingleAsync();
            Task<string> Of(string? party) =>
                db.Set<Member>()
                    .Where(x => x.PartyId == party && (x.Roles & Roles.Authoriser) != 0)
                    .Select(x => x.Id)
                    .FirstAsync();
            return (disputed.Id, await Of(disputed.ProviderId), await Of(state));
        });

    [GeneratedRegex(
        "(?<=__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+|(?<=\"traceId\":\")[^\"]+",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Chance();
}
