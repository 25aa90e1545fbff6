using System.Net;
using Confero.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>What holds of every answer, whatever it answers and to whom.</summary>
public sealed class AnswerTests
{
    private static readonly string[] Required =
    [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("MEM-DEMO-MARIAM")]
    [InlineData("MEM-DEMO-ADMIN")]
    public async Task Every_answer_is_marked_for_the_browser_and_kept_by_nobody(string? member)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client(member);
        foreach (var path in Paths(world, "GET").Append("/no/such/page").Append("/api/v1/no-such-thing"))
        {
            var answer = await client.GetAsync(path, Cancel);
            foreach (var header in Required)
                answer.Headers.Contains(header).ShouldBeTrue($"{path} lacks {header}");
            if (answer.Content.Headers.ContentType is { MediaType: { } type } content && IsText(type))
                content.CharSet.ShouldNotBeNull($"{path} says no character set");
            if (member is not null)
                answer.Headers.CacheControl?.NoStore.ShouldBe(true, $"{path} may be kept");
        }
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");
        foreach (
            var path in Paths(world, "POST").Where(x => !IsApi(x) && x is not ("/unsubscribe" or "/voice"))
        )
        {
            var answer = await client.PostAsync(path, new FormUrlEncodedContent([]), Cancel);
            answer.StatusCode.ShouldBeOneOf(
                [HttpStatusCode.BadRequest, HttpStatusCode.NotFound],
                $"{path} took a form from anywhere"
            );
        }
    }

    [Fact]
    public async Task No_call_changes_anything_without_a_key_of_its_own()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");
        foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE" })
        foreach (var path in Paths(world, method).Where(IsApi))
        {
            var answer = await client.SendAsync(
                new HttpRequestMessage(new HttpMethod(method), path)
                {
                    Content = new StringContent("{}", null, "application/json"),
                },
                Cancel
            );
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{method} {path}");
        }
    }

    [Theory]
    [InlineData("""{"title":"a","title":"b"}""")]
    [InlineData("""{"title":"a","ownerPartyId":"QMB"}""")]
    [InlineData("""{"title":7}""")]
    [InlineData("""{"title":"a" """)]
    public async Task What_two_readers_could_read_differently_is_no_input(string json)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests")
        {
            Content = new StringContent(json, null, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", "strict-1");

        (await client.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_tells_the_visitor_nothing_of_what_is_inside()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        await world.Read(db =>
            db.Database.ExecuteSqlAsync($"ALTER TABLE \"Needs\" RENAME TO \"Gone\"", Cancel)
        );
        var client = await world.Client("MEM-DEMO-MARIAM");
        foreach (var path in new[] { "/requests", "/api/v1/requests" })
        {
            var answer = await client.GetAsync(path, Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError, path);
            text.ShouldNotContain("no such table");
            text.ShouldNotContain("Exception");
            text.ShouldNotContain("SQLite", Case.Insensitive);
            text.ShouldNotContain("   at ");
        }
    }

    [Fact]
    public async Task No_other_origin_is_ever_let_in()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");
        foreach (
            var path in new[] { "/", "/requests", "/api/v1/requests", "/css/tokens.css", "/no/such/page" }
        )
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", "https://elsewhere.example");

            var answer = await client.SendAsync(request, Cancel);

            answer.Headers.ShouldNotContain(x =>
                x.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    [InlineData("/Confero.Web.dll")]
    [InlineData("/.confero/confero.db")]
    [InlineData("/css/")]
    [InlineData("/lib/")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/openapi/../appsettings.json")]
    public async Task Files_that_are_not_for_visitors_are_not_shown(string path)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);

        // Nothing is there, or an address that asks for a member; never a file.
        (await (await world.Client()).GetAsync(path, Cancel)).StatusCode.ShouldBeOneOf(
            HttpStatusCode.NotFound,
            HttpStatusCode.Found
        );
    }

    [Fact]
    public async Task Signing_out_makes_the_browser_forget()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");

        var answer = await client.PostForm("/my", "/sign-out", []);

        answer.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\", \"storage\""]);
        (await client.GetAsync("/my", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        House()
            .ShouldAllBe(x =>
                !x.Contains("localStorage") && !x.Contains("sessionStorage") && !x.Contains("indexedDB")
            );
    }

    /// <summary>Our own scripts.</summary>
    private static IEnumerable<string> House() =>
        SourceTree.Files("src/Confero.Web/wwwroot/js", "*.js").Select(File.ReadAllText);

    private static bool IsApi(string path) => path.StartsWith("/api/", StringComparison.Ordinal);

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);

    private static IEnumerable<string> Paths(WebWorld world, string method) =>
        world
            .Routes.Where(x => RouteCases.Takes(x, method))
            .Select(RouteCases.PathOf)
            .Where(x => !RouteCases.IsFile(x))
            .Select(x => RouteCases.Fill(x))
            .Distinct()
            .ToList();
}
