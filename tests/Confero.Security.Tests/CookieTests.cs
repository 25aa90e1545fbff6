using System.Net;
using Confero.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Confero.Security.Tests;

/// <summary>Over HTTPS every cookie is bound to this very host; on this machine without HTTPS the site works all the same.</summary>
public sealed class CookieTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_https_every_cookie_bears_the_prefix_and_what_it_demands()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var seen = new List<string>();
        var jar = new Dictionary<string, string>();
        async Task<HttpContext> Get(string path)
        {
            var answer = await world
                .App.GetTestServer()
                .SendAsync(
                    context =>
                    {
                        context.Request.Scheme = "https";
                        context.Request.Host = new("confero.example");
                        context.Request.Path = path;
                        if (path.StartsWith("/test-", StringComparison.Ordinal))
                            context.Request.QueryString = new("?member=MEM-DEMO-MARIAM");
                        context.Request.Headers.Cookie = string.Join(
                            "; ",
                            jar.Select(x => $"{x.Key}={x.Value}")
                        );
                    },
                    Cancel
                );
            foreach (var set in answer.Response.Headers.SetCookie)
            {
                seen.Add(set!);
                var pair = set!.Split(';')[0].Split('=', 2);
                jar[pair[0]] = pair[1];
            }
            return answer;
        }

        await Get("/test-sign-in");
        (await Get("/my")).Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        await Get("/sign-in");

        seen.Select(x => x.Split('=')[0])
            .Distinct()
            .ShouldBe(
                ["__Host-confero-session", "__Host-confero-form", "__Host-confero-note"],
                ignoreOrder: true
            );
        seen.ShouldAllBe(x =>
            x.Contains("; secure", StringComparison.OrdinalIgnoreCase)
            && x.Contains("; path=/;", StringComparison.OrdinalIgnoreCase)
            && x.Contains("; httponly", StringComparison.OrdinalIgnoreCase)
            && !x.Contains("domain=", StringComparison.OrdinalIgnoreCase)
        );

        // A cookie that anybody could have set on the name is not read.
        jar["confero-session"] = jar["__Host-confero-session"];
        jar.Remove("__Host-confero-session");
        (await Get("/my")).Response.StatusCode.ShouldBe(StatusCodes.Status302Found);
    }

    [Fact]
    public async Task On_this_machine_without_https_the_names_are_plain_and_the_site_works()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client("MEM-DEMO-MARIAM");

        var answer = await client.GetAsync("/my", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/sign-in", Cancel))
            .Headers.TryGetValues("Set-Cookie", out var set)
            .ShouldBe(set is not null);
        (set ?? []).ShouldAllBe(x => x.StartsWith("confero-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contributions_without_a_name_carry_no_session_over_https_either()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        HttpContext? asked = null;
        await world
            .App.GetTestServer()
            .SendAsync(
                context =>
                {
                    asked = context;
                    context.Request.Scheme = "https";
                    context.Request.Host = new("confero.example");
                    context.Request.Path = "/voice";
                    context.Request.Headers.Cookie =
                        "__Host-confero-session=secret; __Host-confero-language=c%3Dar%7Cuic%3Dar";
                },
                Cancel
            );

        asked!.Request.Headers.Cookie.ToString().ShouldNotContain("session");
    }
}
