using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Record;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>
/// Everyone tries every act: each route that is not only read, by each kind of visitor, aimed at one State and its
/// partners. A new route is tried without anybody remembering it.
/// </summary>
public sealed partial class EveryoneTriesEverythingTests
{
    private const string Desk = "MEM-DEMO-MARIAM";
    private const string Head = "MEM-DEMO-ETIENNE";

    /// <summary>Which acts there are, by code, and who may do them.</summary>
    private static readonly Dictionary<string, Roles> Allowed = typeof(Act)
        .Assembly.GetTypes()
        .Where(x => x.IsSubclassOf(typeof(Act)) && !x.IsAbstract)
        .Select(x => (Act)RuntimeHelpers.GetUninitializedObject(x))
        .GroupBy(x => x.Code)
        .ToDictionary(x => x.Key, x => x.Aggregate(Roles.None, (all, act) => all | act.AllowedTo));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_and_who_was_removed_a_moment_ago_change_nothing()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var calls = await ActCall.All(world);
        var ids = await Targets.Of(world);
        calls.Count.ShouldBeGreaterThan(250);
        var removed = await world.Client(Desk);
        var token = await TokenOf(removed);
        await world.Do(new RemoveMember(Desk), Head);
        var nobody = await world.Client();
        var nobodys = await TokenOf(nobody);
        var before = await Entries(world);
        foreach (var call in calls)
        foreach (var (client, form) in new[] { (nobody, nobodys), (removed, token) })
        {
            var answer = await client.SendAsync(call.Request(ids, form), Cancel);
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{call}");
            if (!call.IsOpen)
                IsTurnedAway(answer).ShouldBeTrue($"{call} answered {answer.StatusCode}");
            (await Entries(world)).ShouldBe(before, $"{call} changed something");
        }
    }

    [Fact]
    public async Task A_key_that_may_only_read_changes_nothing()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var ids = await Targets.Of(world);
        var owner = await world.Client(Head);
        var made = await owner.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/tokens")
            {
                Headers = { { "Idempotency-Key", "a-key" } },
                Content = new StringContent(
                    """{"name":"Reader","scopes":["read"],"days":7}""",
                    null,
                    "application/json"
                ),
            },
            Cancel
        );
        using var body = JsonDocument.Parse(await made.Content.ReadAsStringAsync(Cancel));
        var program = await world.Client();
        program.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            body.RootElement.GetProperty("token").GetString()
        );
        var before = await Entries(world);
        foreach (var call in (await ActCall.All(world)).Where(x => x.IsApi))
        {
            var answer = await program.SendAsync(call.Request(ids, ""), Cancel);
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{call}");
            if (!call.IsOpen && !call.OnlyAsks)
                ((int)answer.StatusCode).ShouldBeOneOf([400, 401, 403, 404, 413, 415, 422], $"{call}");
            (await Entries(world)).ShouldBe(before, $"{call} changed something");
        }
    }

    [Theory]
    [InlineData("MEM-DEMO-HUDA")]
    [InlineData("MEM-DEMO-SALIM")]
    [InlineData("MEM-DEMO-SIGRID")]
    [InlineData("MEM-DEMO-HELEN")]
    [InlineData("MEM-DEMO-AICHA")]
    public async Task Strangers_change_nothing_of_a_State_and_learn_nothing_from_trying(string member)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var ids = await Targets.Of(world);
        var nothing = Targets.OfNothing(ids);
        var visitor = await Visit(world, member);
        foreach (var call in await ActCall.All(world))
        {
            var before = await Entries(world);
            var answer = await visitor.Send(call, ids);
            ((int)answer.Status).ShouldBeLessThan(500, $"{call}");
            var done = (await Since(world, before, member)).ToList();
            ShouldBeOwn(done, visitor.Viewer, call);
            if (
                call.IsApi
                && done.Count == 0
                && call.Path.Contains("/requests/{id}", StringComparison.Ordinal)
            )
            {
                var none = await visitor.Send(call, nothing);
                (none.Status, none.Text).ShouldBe(
                    (answer.Status, answer.Text),
                    $"{call} tells what is hidden"
                );
            }
        }
        visitor.Calls.ShouldBeGreaterThan(250);
    }

    [Theory]
    [InlineData("MEM-DEMO-BROKER")]
    [InlineData("MEM-DEMO-ADMIN")]
    [InlineData("MEM-DEMO-AUDITOR")]
    public async Task The_secretariat_never_does_what_is_a_States_own(string member)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var ids = await Targets.Of(world);
        var visitor = await Visit(world, member);
        var consents = await Consents(world);
        foreach (var call in await ActCall.All(world))
        {
            var before = await Entries(world);
            ((int)(await visitor.Send(call, ids)).Status).ShouldBeLessThan(500, $"{call}");
            ShouldBeAllowed(await Since(world, before, member), visitor.Viewer, call);
            (await Consents(world)).ShouldBe(consents, $"{call} consented for {Targets.State}");
        }
    }

    [Fact]
    public async Task Who_lost_a_role_a_moment_ago_does_only_what_is_left()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var ids = await Targets.Of(world);
        var visitor = await Visit(world, Desk);
        await world.Do(new ChangeRoles(Desk, ["reader"]), Head);
        var reader = await world.Viewer(Desk);
        foreach (var call in await ActCall.All(world))
        {
            var before = await Entries(world);
            ((int)(await visitor.Send(call, ids)).Status).ShouldBeLessThan(500, $"{call}");
            ShouldBeAllowed(await Since(world, before, Desk), reader, call);
        }
    }

    /// <summary>Without this the others could pass because every call is malformed.</summary>
    [Fact]
    public async Task The_same_calls_by_those_who_may_do_a_good_part_of_the_acts()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var ids = await Targets.Of(world);
        var done = new HashSet<string>();
        foreach (var member in new[] { Desk, Head, "MEM-DEMO-SIGRID", "MEM-DEMO-BROKER", "MEM-DEMO-ADMIN" })
        {
            var visitor = await Visit(world, member);
            foreach (var call in await ActCall.All(world))
            {
                var before = await Entries(world);
                await visitor.Send(call, ids);
                done.UnionWith((await Since(world, before, member)).Select(x => x.Act));
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{done.Count}: {string.Join(", ", done.Order())}");
        done.Count.ShouldBeGreaterThan(18);
    }

    private static void ShouldBeAllowed(IEnumerable<JournalEntry> done, Viewer viewer, ActCall call)
    {
        foreach (var entry in done)
            (Allowed[entry.Act] & viewer.Roles).ShouldNotBe(Roles.None, $"{call} did {entry.Act}");
    }

    private static void ShouldBeOwn(IReadOnlyList<JournalEntry> done, Viewer viewer, ActCall call)
    {
        ShouldBeAllowed(done, viewer, call);
        foreach (var entry in done)
            entry.OwnerId.ShouldNotBe(Targets.State, $"{call} did {entry.Act} to {entry.SubjectId}");
    }

    /// <summary>Refused, not there, or sent to sign in.</summary>
    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode
            is HttpStatusCode.Unauthorized
                or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound
        || (
            answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal)
        );

    private static Task<int> Entries(WebWorld world) =>
        world.Read(db => db.Set<JournalEntry>().CountAsync(Cancel));

    /// <summary>What somebody has done besides what was there before.</summary>
    private static async Task<List<JournalEntry>> Since(WebWorld world, int before, string member)
    {
        var more = await Entries(world) - before;
        return more == 0
            ? []
            : await world.Read(db =>
                db.Set<JournalEntry>()
                    .Where(x => x.MemberId == member)
                    .OrderByDescending(x => x.At)
                    .ThenByDescending(x => x.Id)
                    .Take(more)
                    .ToListAsync(Cancel)
            );
    }

    private static Task<int> Consents(WebWorld world) =>
        world.Read(db => db.Set<Consent>().CountAsync(x => x.PartyId == Targets.State, Cancel));

    private static async Task<Visitor> Visit(WebWorld world, string member)
    {
        var visitor = new Visitor(world, member) { Viewer = await world.Viewer(member) };
        await visitor.Enter();
        return visitor;
    }

    private static async Task<string> TokenOf(HttpClient client) =>
        Token().Match(await client.GetStringAsync("/sign-in", Cancel)).Groups["token"].Value;

    /// <summary>Somebody at a browser who comes in again whenever a call has ended the session.</summary>
    private sealed class Visitor(WebWorld world, string member)
    {
        private HttpClient client = null!;
        private string token = "";

        public required Viewer Viewer { get; init; }
        public int Calls { get; private set; }

        public async Task Enter()
        {
            client = await world.Client(member);
            token = await TokenOf(client);
        }

        public async Task<(HttpStatusCode Status, string Text)> Send(
            ActCall call,
            IReadOnlyDictionary<string, string> ids
        )
        {
            Calls++;
            // Each call at an instant of its own, so that what it did is the last that was done.
            world.Clock.Advance(TimeSpan.FromMilliseconds(5));
            var answer = await client.SendAsync(call.Request(ids, token), Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            if (call.EndsSession)
                await Enter();
            // The number of the request differs whatever is asked for.
            return (answer.StatusCode, Trace().Replace(text, ""));
        }
    }

    [GeneratedRegex("\"traceId\":\"[^\"]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex Trace();

    [GeneratedRegex(
        "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();
}
