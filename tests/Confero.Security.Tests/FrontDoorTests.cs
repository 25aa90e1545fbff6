using System.Net;
using Confero.Testing;
using Microsoft.AspNetCore.TestHost;

namespace Confero.Security.Tests;

/// <summary>What is turned away before any page or act: other sites' pages, unknown methods, floods, and false names.</summary>
public sealed class FrontDoorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Origin", "https://elsewhere.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 302)]
    [InlineData("Origin", "http://localhost", 302)]
    public async Task Another_site_cannot_change_anything_with_a_visitors_cookies(
        string header,
        string value,
        int status
    )
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");
        var request = new HttpRequestMessage(HttpMethod.Post, "/requests/new");
        request.Headers.TryAddWithoutValidation(header, value);

        var answer = await client.SendAsync(request, Cancel);

        // Our own origin comes through to the form's token, which then refuses what carries none.
        ((int)answer.StatusCode).ShouldBe(status == 302 ? 400 : status);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("PROPFIND")]
    public async Task Methods_nobody_needs_are_not_there(string method)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");

        var answer = await client.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), "/requests"),
            Cancel
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Each_party_has_a_budget_of_its_own_and_being_slowed_tells_nothing()
    {
        await using var world = await WebWorld.Create(
            Engine.Sqlite,
            settings: new Dictionary<string, string?> { ["Confero:RequestsPerMinute"] = "30" }
        );
        var busy = await world.Client("MEM-DEMO-MARIAM");
        var other = await world.Client("MEM-DEMO-HELEN");
        HttpResponseMessage answer;
        var sent = 0;
        do answer = await busy.GetAsync("/requests", Cancel);
        while (answer.StatusCode == HttpStatusCode.OK && ++sent < 200);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        sent.ShouldBeLessThan(200);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        var hidden = await busy.GetAsync("/requests/REQ-0000-0000-00", Cancel);
        (await hidden.Content.ReadAsStringAsync(Cancel)).ShouldBe(
            await answer.Content.ReadAsStringAsync(Cancel)
        );
        (await other.GetAsync("/requests", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("10.1.2.3", "max-age=31536000; includeSubDomains")]
    [InlineData("203.0.113.9", null)]
    public async Task Only_a_named_proxy_is_believed_about_how_a_visitor_came(string proxy, string? transport)
    {
        await using var world = await WebWorld.Create(
            Engine.Sqlite,
            settings: new Dictionary<string, string?> { ["Confero:Proxies:0"] = "10.0.0.0/8" }
        );

        var answer = await world
            .App.GetTestServer()
            .SendAsync(
                context =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(proxy);
                    context.Request.Path = "/about";
                    context.Request.Host = new("confero.example");
                    context.Request.Headers["X-Forwarded-Proto"] = "https";
                    context.Request.Headers["X-Forwarded-For"] = "198.51.100.7";
                },
                Cancel
            );

        answer.Response.Headers.StrictTransportSecurity.ToString().ShouldBe(transport ?? "");
    }
}
