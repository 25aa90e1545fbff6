using System.Net;
using System.Text.Json;
using Confero.Identity;
using Confero.Parties;
using Confero.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace Confero.Web.Tests.SignIn;

/// <summary>Two nodes on one PostgreSQL database: what ends on one has ended on both, from the next request on.</summary>
public sealed class SessionTests
{
    private const string Head = "MEM-DEMO-ETIENNE";
    private const string Clerk = "MEM-DEMO-YAO";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_good_on_every_node_and_ended_on_all_at_once()
    {
        await using var one = await WebWorld.Create(Engine.Postgres);
        await using var two = await one.Twin();
        var (first, second) = (await Cookie(one, Head), await Cookie(two, Head));
        (await Get(two, first, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var listed = await Get(one, first, "/api/v1/sessions");
        using var rows = JsonDocument.Parse(await listed.Text());
        rows.RootElement.GetArrayLength().ShouldBe(2);
        var other = rows
            .RootElement.EnumerateArray()
            .Single(x => !x.GetProperty("present").GetBoolean())
            .GetProperty("id")
            .GetString();

        (await Delete(one, first, $"/api/v1/sessions/{other}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Get(two, second, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(one, second, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(two, first, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_others_end_together_and_nobody_ends_somebody_elses()
    {
        await using var one = await WebWorld.Create(Engine.Postgres);
        await using var two = await one.Twin();
        var (own, another, foreign) = (
            await Cookie(one, Head),
            await Cookie(two, Head),
            await Cookie(two, Clerk)
        );
        var foreignKey = await one.Read(db =>
            db.Set<Session>().Where(x => x.MemberId == Clerk).Select(x => x.Key).SingleAsync(Cancel)
        );

        (await Delete(one, own, $"/api/v1/sessions/{foreignKey}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await Delete(one, own, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Get(two, another, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(one, own, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Get(one, foreign, "/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Removal_and_change_of_roles_hold_from_the_next_request_on_every_node()
    {
        await using var one = await WebWorld.Create(Engine.Postgres);
        await using var two = await one.Twin();
        var (head, clerk) = (await Cookie(one, Head), await Cookie(one, Clerk));
        (await Get(two, clerk, "/api/v1/requests?own=true")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await one.Do(new ChangeRoles(Clerk, ["reader"]), Head);
        (await (await Get(two, clerk, "/api/v1/session")).Text()).ShouldContain("[\"reader\"]");
        await one.Do(new RemoveMember(Clerk), Head);

        (await Get(two, clerk, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(one, clerk, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Get(two, head, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_requests_race_none_that_begins_after_the_removal_is_answered()
    {
        await using var one = await WebWorld.Create(Engine.Postgres);
        await using var two = await one.Twin();
        var cookie = await Cookie(one, Clerk);
        var removed = 0;
        var late = 0;
        var before = 0;
        var racers = Enumerable
            .Range(0, 6)
            .Select(async i =>
            {
                for (var n = 0; n < 25; n++)
                {
                    var wasRemoved = Volatile.Read(ref removed) == 1;
                    var answer = await Get(i % 2 == 0 ? one : two, cookie, "/api/v1/notices");
                    if (answer.StatusCode == HttpStatusCode.OK)
                        Interlocked.Increment(ref wasRemoved ? ref late : ref before);
                }
            })
            .ToList();
        await Get(one, cookie, "/api/v1/notices");
        await one.Do(new RemoveMember(Clerk), Head);
        Volatile.Write(ref removed, 1);
        await Task.WhenAll(racers);

        late.ShouldBe(0);
        (await Get(two, cookie, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ends_unused_and_in_any_case_after_half_a_day()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var cookie = await Cookie(world, Head);
        for (var i = 0; i < 14; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(50));
            await Get(world, cookie, "/api/v1/notices");
        }
        (await Get(world, cookie, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(50));
        (await Get(world, cookie, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var unused = await Cookie(world, Head);
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Get(world, unused, "/api/v1/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Becoming_somebody_else_ends_the_session_before()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client(Head);
        (await client.GetAsync($"/test-sign-in?member={Clerk}", Cancel)).EnsureSuccessStatusCode();

        var members = await world.Read(db => db.Set<Session>().Select(x => x.MemberId).ToListAsync(Cancel));

        members.ShouldBe([Clerk]);
        (await (await client.GetAsync("/api/v1/session", Cancel)).Text()).ShouldContain(Clerk);
    }

    private static async Task<string> Cookie(WebWorld world, string member)
    {
        using var client = world.App.GetTestServer().CreateClient();
        var answer = await client.GetAsync($"/test-sign-in?member={member}", Cancel);
        return answer
            .Headers.GetValues("Set-Cookie")
            .Single(x => x.StartsWith("confero-session", StringComparison.Ordinal))
            .Split(';')[0];
    }

    private static Task<HttpResponseMessage> Get(WebWorld world, string cookie, string address) =>
        Send(world, HttpMethod.Get, cookie, address);

    private static Task<HttpResponseMessage> Delete(WebWorld world, string cookie, string address) =>
        Send(world, HttpMethod.Delete, cookie, address);

    private static async Task<HttpResponseMessage> Send(
        WebWorld world,
        HttpMethod method,
        string cookie,
        string address
    )
    {
        using var client = world.App.GetTestServer().CreateClient();
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request, Cancel);
    }
}
