using System.Net.Http.Json;
using Confero.Dialogues;
using Confero.Record;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>The way by which contributions without a name come in, over HTTP, by somebody whose browser is signed in.</summary>
public sealed class VoiceTests
{
    private const string Member = "MEM-DEMO-ETIENNE";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Sending_with_a_session_open_changes_nothing_but_the_box(Engine engine)
    {
        await using var world = await WebWorld.Create(engine);
        var client = await world.Client(Member);
        var (ticket, subject) = await Draw(world, client);
        world.Clock.Advance(TimeSpan.FromMinutes(40));
        await world.Settle();
        var before = await Everything(world);

        var answer = await client.PostAsync(
            "/voice?handler=Put",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["Ticket"] = ticket,
                    ["Text"] = "Nobody knows who wrote this.",
                    ["Lang"] = "en",
                }
            ),
            TestContext.Current.CancellationToken
        );

        answer.EnsureSuccessStatusCode();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("Abalo");
        var after = await Everything(world);
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        after.Where(x => before[x.Key] != x.Value).Select(x => x.Key).ShouldBe(["DialogueBoxes"]);
        var box = await world.Read(db => db.Set<Box>().SingleAsync(x => x.SubjectId == subject));
        box.Content.Slips.ShouldHaveSingleItem().Text.ShouldBe("Nobody knows who wrote this.");
    }

    [Fact]
    public async Task A_ticket_opens_the_same_by_the_API_and_a_false_one_opens_nothing()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var (ticket, _) = await Draw(world, await world.Client(Member));
        var nobody = await world.Client();
        nobody.DefaultRequestHeaders.Add("Idempotency-Key", "1");
        var put = new
        {
            ticket,
            text = "By the API.",
            language = "fr",
        };
        var forged = new { ticket = ticket[..^6] + "AAAAAA" };

        (await nobody.PostAsJsonAsync("/api/v1/dialogues/voice/put", put, Token)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.NoContent
        );
        (
            await (
                await nobody.PostAsJsonAsync("/api/v1/dialogues/voice/read", new { ticket }, Token)
            ).Content.ReadAsStringAsync(Token)
        ).ShouldContain("By the API.");
        (await nobody.PostAsJsonAsync("/api/v1/dialogues/voice/read", forged, Token)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.BadRequest
        );
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Draws by the API, blinded on the delegation's own device.</summary>
    private static async Task<(string Ticket, string Subject)> Draw(WebWorld world, HttpClient client)
    {
        var key = await world.Read(db =>
            db.Set<TicketKey>()
                .Where(x => db.Set<Question>().Any(q => q.Id == x.SubjectId && q.Open))
                .SingleAsync()
        );
        var ticket = BlindTicket.Prepare(key.SubjectId, key.Open, BlindTicket.NewSeed());
        using var draw = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dialogues/draw-ticket")
        {
            Content = JsonContent.Create(
                new { subjectId = key.SubjectId, blinded = Convert.ToBase64String(ticket.Blinded) }
            ),
        };
        draw.Headers.Add("Idempotency-Key", Ids.Row());
        (await client.SendAsync(draw, Token)).EnsureSuccessStatusCode();
        var drawn = await client.GetFromJsonAsync<Web.Api.DrawnTicket>(
            $"/api/v1/dialogues/tickets/{key.SubjectId}",
            Token
        );
        return (ticket.Finish(Convert.FromBase64String(drawn!.BlindSignature))!.Text, key.SubjectId);
    }

    /// <summary>Every table as text.</summary>
    private static async Task<Dictionary<string, string>> Everything(WebWorld world)
    {
        var tables = await world.Read(db =>
            Task.FromResult(
                db.Model.GetEntityTypes().Select(x => x.GetTableName()).OfType<string>().Distinct().ToList()
            )
        );
        var all = new Dictionary<string, string>();
        foreach (var table in tables)
            all[table] = await world.Read(async db =>
            {
                await db.Database.OpenConnectionAsync(Token);
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var reader = await command.ExecuteReaderAsync(Token);
                var rows = new List<string>();
                while (await reader.ReadAsync(Token))
                    rows.Add(
                        string.Join(
                            '|',
                            Enumerable
                                .Range(0, reader.FieldCount)
                                .Select(i =>
                                    reader.GetValue(i) is byte[] b
                                        ? Convert.ToHexString(b)
                                        : reader.GetValue(i).ToString()
                                )
                        )
                    );
                return string.Join('\n', rows.Order(StringComparer.Ordinal));
            });
        return all;
    }
}
