using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Acts;
using Confero.Assessments;
using Confero.Delivery;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices.Mail;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Storage.Sqlite;
using Confero.Storage.Tests.Dialogues;
using Confero.Testing;
using Confero.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Storage.Tests.Vault;

/// <summary>Confidential content never rests in clear, stays in its row, survives new keys, and is gone with its key.</summary>
public sealed class SealedContentTests
{
    /// <summary>What the story writes into confidential fields.</summary>
    private static readonly string[] Written =
    [
        "Fire safety at ammunition stores",
        "Ten extinguisher sets",
        "Extinguisher sets",
        "Fire-fighting sets from stock",
        "what the depots need",
        "no power needed",
        "Yearly refill",
        "Every store has two sets",
        "Quetzalmark",
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_word_of_it_is_in_the_raw_database(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        await Tell(world);

        var raw = engine == Engine.Sqlite ? RawFile(await PathOf(world)) : await Text(world);

        Written
            .Where(x => raw.Contains(x, StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty("found in clear");
        raw.ShouldContain(
            "request.draft",
            customMessage: "what is not confidential is found by the same search"
        );
    }

    /// <summary>
    /// Every kind of row that is sealed, as the demonstration fills it by real acts: no words of it, longer than a code, are
    /// anywhere in the raw database, whether in a column, a job, a letter or an idempotency key. Published results and the
    /// words of a questionnaire, from which needs are drafted, are open.
    /// </summary>
    [Fact]
    public async Task No_confidential_words_of_the_demonstration_are_in_the_raw_database()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<Confero.Demonstration.DemonstrationPortfolio>().Load();
        await world.RunJobs();
        var opened = await Dump.Opened(world);
        var open = string.Join(
            '\n',
            opened
                .Where(x => x.Table is "CaseResults" or "Questionnaires")
                .Select(x => x.Cells.GetValueOrDefault("Published") ?? x.Cells["Json"])
        );

        var rows = opened.Where(x => x.Cells.GetValueOrDefault("Sealed") is { Length: > 0 }).ToList();
        var words = rows.Where(x => x.Table != "Journal")
            .SelectMany(x => Sentences(x.Cells["Sealed"]))
            .Where(x => !open.Contains(x, StringComparison.Ordinal))
            .Distinct()
            .ToList();
        var raw = RawFile(await PathOf(world));

        rows.Select(x => x.Table).Distinct().Count().ShouldBeGreaterThanOrEqualTo(20);
        words.Count.ShouldBeGreaterThan(150);
        Found(raw, words).ShouldBeEmpty("found in clear");
        rows.Where(x => x.Table == "Journal").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Lengths_say_little(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Tell(world);
        await world.Do(new DraftRequest("x"), story.Drafter);
        await world.Do(new DraftRequest(new string('x', 150)), story.Drafter);

        var lengths = (await Dump.Of(world))
            .Where(x => x.Cells.GetValueOrDefault("Sealed") is { Length: > 0 })
            .Select(x => (x.Cells["Sealed"].Length / 2) - 29)
            .ToList();

        lengths.ShouldAllBe(x => x % 256 == 0);
        lengths.Distinct().Count().ShouldBeLessThan(12);
    }

    /// <summary>The key of an act keeps a hash of it that nobody can compare with guesses who has not the master key.</summary>
    [Fact]
    public async Task An_idempotency_key_keeps_no_plain_hash()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        var act = new DraftRequest("Yes or no");
        var first = await world.Do(act, story.Drafter, "key-1");

        (await world.Do(act, story.Drafter, "key-1")).Id.ShouldBe(first.Id);
        (await world.Mechanism.Do(new DraftRequest("Other"), story.Drafter, "key-1"))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("act.key-used-for-another");
        var mark = (await Dump.Of(world)).Single(x => x.Table == "DoneActs").Cells["Mark"];
        var text = act.Code + JsonSerializer.Serialize<object>(act);
        mark.ShouldNotBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Content_opens_in_its_own_row_only(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await world.Do(new DraftRequest("Another case"), story.Drafter);
        await using var db = await Db(world);
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Requests" SET "Sealed" = (SELECT "Sealed" FROM "Requests" WHERE "Id" = {story.RequestId})""",
            TestContext.Current.CancellationToken
        );

        var fault = await Should.ThrowAsync<CryptographicException>(() =>
            db.Set<Request>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)
        );
        fault.Message.ShouldContain("Requests", customMessage: "it says where");
    }

    /// <summary>A row given to another party, or its key, still opens for nobody else's row; a flipped bit opens nowhere.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Changed_content_does_not_open(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await using var db = await Db(world);
        var stored = (await Dump.Of(world)).Single(x => x.Table == "Requests").Cells["Sealed"];
        foreach (var place in new[] { 0, 5, 20, (stored.Length / 2) - 1 })
        {
            var bytes = Convert.FromHexString(stored);
            bytes[place] ^= 1;
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE "Requests" SET "Sealed" = {bytes} WHERE "Id" = {story.RequestId}""",
                TestContext.Current.CancellationToken
            );

            await Should.ThrowAsync<CryptographicException>(() => story.SeenBy(story.Drafter));
        }
    }

    /// <summary>Every value sealed twice gives other bytes: no nonce is used again.</summary>
    [Fact]
    public async Task No_nonce_is_used_twice()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        await Tell(world);

        var nonces = (await Dump.Of(world))
            .Select(x => x.Cells.GetValueOrDefault("Sealed") ?? "")
            .Where(x => x.Length > 0)
            .Select(x => x[2..26])
            .ToList();

        nonces.Count.ShouldBeGreaterThan(30);
        nonces.ShouldBeUnique();
    }

    /// <summary>The main story to its end, and one assessment.</summary>
    internal static async Task<CaseStory> Tell(TestWorld world)
    {
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await story.BothAccept();
        await story.Deliver(10, 10);
        await world.Do(
            new CommentOnDelivery(story.ContributionId, "Quetzalmark seen at the gate"),
            story.Drafter
        );
        await world.Do(new WriteResult(story.RequestId, "Quetzalmark in the result"), story.Drafter);
        await story.CloseAndCheck();
        await world.Do(
            new SaveSite(null, "Quetzalmark depot", "Quetzalmark by the river", false),
            story.Drafter
        );
        await world.Do(new OpenAssessment("national-self-assessment", "Quetzalmark picture"), story.Drafter);
        return story;
    }

    /// <summary>The sentences in a JSON text: words parted by a blank, in plain letters, that no code and no name of a column would be.</summary>
    private static IEnumerable<string> Sentences(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. Leaves(document.RootElement)
                .Where(x =>
                    x.Length >= 16
                    && x.Contains(' ')
                    && Ascii.IsValid(x)
                    && !x.Any(y => y is '"' or '\'' or '\\' or '&' or '<' or '>' or '+' || y < ' ')
                ),
        ];
    }

    private static IEnumerable<string> Leaves(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(x => Leaves(x.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Leaves),
            JsonValueKind.String => [value.GetString()!],
            _ => [],
        };

    private static List<string> Found(string raw, List<string> words)
    {
        var wanted = SearchValues.Create([.. words], StringComparison.Ordinal);
        var found = new List<string>();
        for (
            var at = 0;
            raw.AsSpan(at).IndexOfAny(wanted) is >= 0 and var next && found.Count < 20;
            at += next + 1
        )
        {
            found.Add(words.First(x => raw.AsSpan(at + next).StartsWith(x, StringComparison.Ordinal)));
        }
        return found;
    }

    private static async Task<ConferoDb> Db(TestWorld world) =>
        await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();

    internal static async Task<string> PathOf(TestWorld world)
    {
        await using var db = await Db(world);
        return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
    }

    /// <summary>Every byte of the database and its log, as letters.</summary>
    private static string RawFile(string path)
    {
        SqliteConnection.ClearAllPools();
        return string.Concat(
            Directory
                .GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*")
                .Select(x => Encoding.Latin1.GetString(File.ReadAllBytes(x)))
        );
    }

    /// <summary>Every column of every table; bytes also as letters.</summary>
    private static async Task<string> Text(TestWorld world) =>
        string.Join(
            '\n',
            (await Dump.Of(world)).SelectMany(x => x.Cells.Values).SelectMany(x => new[] { x, Letters(x) })
        );

    private static string Letters(string hex) =>
        hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit)
            ? Encoding.Latin1.GetString(Convert.FromHexString(hex))
            : "";
}
