using System.Security.Cryptography;
using System.Text;
using Confero.Assessments;
using Confero.Delivery;
using Confero.Identity;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Storage.Tests.Dialogues;
using Confero.Testing;
using Confero.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
        "as agreed",
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
            "case.draft",
            customMessage: "what is not confidential is found by the same search"
        );
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

        await Should.ThrowAsync<CryptographicException>(() =>
            db.Set<Request>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task New_keys_open_everything_and_the_old_ones_go(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Tell(world);
        var administrator = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var before = await world.Get<KeyQueries>().List();
        before.ShouldAllBe(x => x.State == KeyState.Current && x.Rows > 0);

        await world.Do(new RotateKeys(), administrator);
        await world.Do(new EditRequest((await Draft(world, story)).Id!, null), story.Drafter);
        await world.RunJobs();
        var between = await world.Get<KeyQueries>().List();
        between
            .Where(x => x.State == KeyState.Retired)
            .Select(x => x.Id)
            .ShouldBe(before.Select(x => x.Id), true);
        between.Where(x => x.State == KeyState.Retired).Sum(x => x.Rows).ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await world.RunJobs();

        var after = await world.Get<KeyQueries>().List();
        after
            .Where(x => x.State == KeyState.Destroyed)
            .Select(x => x.Id)
            .ShouldBe(before.Select(x => x.Id), true);
        (await story.SeenBy(story.Drafter))!.Title.ShouldBe("Fire safety at ammunition stores");
        (await world.Get<JournalCheck>().Run()).Altered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_operator_or_the_party_itself_renews_its_keys()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft();

        (await world.Mechanism.Do(new RotateKeys("QMA"), story.Provider)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new RotateKeys(), story.Authoriser)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new RotateKeys("QMA"), story.Authoriser)).Done.ShouldBeTrue();
    }

    [Fact]
    public void A_master_key_is_32_random_bytes()
    {
        Should.Throw<InvalidOperationException>(() => MasterKeys.Read(""));
        Should.Throw<InvalidOperationException>(() => MasterKeys.Read("password"));
        Should.Throw<InvalidOperationException>(() => MasterKeys.Read(Convert.ToBase64String(new byte[32])));
        var (old, next) = (MasterKeys.New(), MasterKeys.New());
        MasterKeys
            .Read($"# current\n{next}\n{old}")
            .Ids.ShouldBe([MasterKeys.Read(next).Current, MasterKeys.Read(old).Current]);
    }

    [Fact]
    public void A_key_file_is_made_once_and_is_for_one_account_alone()
    {
        var folder = Directory.CreateTempSubdirectory("confero-keys-");
        var path = Path.Combine(folder.FullName, "deeper", "master.key");
        var made = MasterKeys.OfFile(path).Current;
        MasterKeys.OfFile(path).Current.ShouldBe(made);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.Delete(recursive: true);
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

    private static async Task<Outcome> Draft(TestWorld world, CaseStory story) =>
        await world.Do(new DraftRequest("Written while keys change"), story.Drafter);

    private static async Task<ConferoDb> Db(TestWorld world) =>
        await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();

    private static async Task<string> PathOf(TestWorld world)
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
