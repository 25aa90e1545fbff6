using Confero.Acts;
using Confero.Disclosure;
using Confero.Documents;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices.Mail;
using Confero.Parties;
using Confero.Storage;
using Confero.Storage.Postgres;
using Confero.Storage.Sqlite;
using Confero.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Confero.Testing;

/// <summary>The databases every contract is tested on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The real mechanism on a real, fresh database, with a clock the test moves.</summary>
public sealed class TestWorld : IAsyncDisposable
{
    /// <summary>What every world of the tests wraps its keys with.</summary>
    public static readonly string MasterKey = MasterKeys.New();

    private static readonly Lazy<string> Template = new(MakeTemplate);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("confero-");
    private readonly string? file;
    private readonly string? database;
    private bool kept;

    private TestWorld(Engine engine, MailSettings? mail, IdentityPolicy? policy, ScannerSettings? scanner)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(mail ?? new MailSettings { Folder = Path.Combine(folder.FullName, "mail") })
            .AddSingleton(policy ?? new IdentityPolicy())
            .AddSingleton(scanner ?? new ScannerSettings())
            .AddSingleton(MasterKeys.Read(MasterKey))
            .AddConfero();
        if (engine == Engine.Sqlite)
            services.AddConferoSqlite(file = Path.Combine(folder.FullName, "test.db"));
        else
            services.AddConferoPostgres(
                PostgresCluster.Instance.ConnectionString(
                    database = PostgresCluster.Instance.Create(Template.Value)
                )
            );
        Services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    public ServiceProvider Services { get; }
    public Mechanism Mechanism => Services.GetRequiredService<Mechanism>();

    /// <param name="mail">How mail leaves; null for a folder of this world's own.</param>
    /// <param name="policy">What is asked of people; nothing when null.</param>
    /// <param name="scanner">What scans files; none when null.</param>
    public static async Task<TestWorld> Create(
        Engine engine,
        MailSettings? mail = null,
        IdentityPolicy? policy = null,
        ScannerSettings? scanner = null
    )
    {
        var world = new TestWorld(engine, mail, policy, scanner);
        await world.Services.GetRequiredService<Installation>().Prepare();
        return world;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Puts a party there without asking anybody.</summary>
    public async Task<string> AddParty(string id, string kind = "state", string? region = "011")
    {
        await using var db = await Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        db.Add(
            new Party
            {
                Id = id,
                Kind = kind,
                Names = new() { ["en"] = id },
                Region = region,
            }
        );
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Puts a member there without asking anybody; gives the member's id.</summary>
    public async Task<string> AddMember(string? party, Roles roles, string? expertId = null)
    {
        await using var db = await Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var member = new Member
        {
            Id = Ids.Member(),
            PartyId = party,
            Name = $"{party} {roles}",
            Email = "person@example.org",
            Roles = roles,
            ExpertId = expertId,
        };
        db.Add(member);
        await db.SaveChangesAsync();
        return member.Id;
    }

    /// <summary>Does all jobs that are due.</summary>
    public Task RunJobs() => Get<JobRunner>().RunDue();

    /// <summary>The mail that has left, by address and subject.</summary>
    public IReadOnlyList<MimeMessage> Mail => MailFolder.Read(Get<MailSettings>().Folder);

    /// <summary>The viewer a member is now.</summary>
    public async Task<Viewer> Viewer(string memberId)
    {
        await using var db = await Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        return Viewers.Of(await db.Set<Member>().SingleAsync(x => x.Id == memberId));
    }

    /// <summary>The id of the one contribution of a package.</summary>
    public async Task<string> OnlyContribution(string packageId)
    {
        await using var db = await Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        return (await db.Set<Packages.Contribution>().SingleAsync(x => x.PackageId == packageId)).Id;
    }

    /// <summary>Does an act and insists that it was done.</summary>
    public async Task<Outcome> Do(Act act, string memberId, string? key = null)
    {
        var outcome = await Mechanism.Do(act, memberId, key);
        return outcome.Done
            ? outcome
            : throw new InvalidOperationException(
                $"{act.Code} was refused: {string.Join(", ", outcome.Refusals)}"
            );
    }

    /// <summary>Keeps the database beyond this world: gives the copy of its file, or the name of the database, for others to copy.</summary>
    public string Keep()
    {
        kept = true;
        if (file is null)
            return database!;
        SqliteConnection.ClearAllPools();
        using var source = new SqliteConnection($"Data Source={file}");
        using var copy = new SqliteConnection($"Data Source={file}.kept");
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        return $"{file}.kept";
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (database is not null)
            Npgsql.NpgsqlConnection.ClearAllPools();
        if (kept)
            return;
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static string MakeTemplate()
    {
        var name = PostgresCluster.Instance.Create();
        using (
            var services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddSingleton(MasterKeys.Read(MasterKey))
                .AddConferoPostgres(PostgresCluster.Instance.ConnectionString(name) + ";Pooling=false")
                .BuildServiceProvider()
        )
        using (var db = services.GetRequiredService<IDbContextFactory<ConferoDb>>().CreateDbContext())
            db.Database.Migrate();
        return name;
    }
}
