using Confero.Acts;
using Confero.Demonstration;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Jobs;
using Confero.Parties;
using Confero.Storage;
using Confero.Web;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Confero.Testing;

/// <summary>The real application over HTTP in process, on a real database with the demonstration portfolio, with a clock the test moves.</summary>
public sealed class WebWorld : IAsyncDisposable
{
    /// <summary>The instant at which every world of this test run begins.</summary>
    private static readonly DateTimeOffset Beginning = TimeProvider.System.GetUtcNow().AddMinutes(5);

    private const string SignInPath = "/test-sign-in";
    private static readonly Dictionary<string, string?> NoSettings = [];
    private static readonly Dictionary<Engine, SemaphoreSlim> Gates = new()
    {
        [Engine.Sqlite] = new(1),
        [Engine.Postgres] = new(1),
    };
    private static readonly Dictionary<Engine, string> Seeded = [];
    private readonly string folder;

    private readonly (string Setting, string Value) database;
    private readonly Engine engine;
    private readonly bool isTwin;
    private string? databaseName;
    private bool isKept;

    private WebWorld(
        WebApplication app,
        FakeTimeProvider clock,
        string folder,
        Engine engine,
        (string Setting, string Value) database,
        bool isTwin
    ) =>
        (App, Clock, this.folder, this.engine, this.database, this.isTwin) = (
            app,
            clock,
            folder,
            engine,
            database,
            isTwin
        );

    public WebApplication App { get; }
    public FakeTimeProvider Clock { get; }
    public Mechanism Mechanism => App.Services.GetRequiredService<Mechanism>();

    /// <summary>A world of its own, with the demonstration portfolio in it; told once, then copied.</summary>
    /// <param name="kestrel">Whether to listen on a port, for a browser.</param>
    /// <param name="demonstration">Whether the site knows that it runs a demonstration.</param>
    /// <param name="settings">What an operator would set besides.</param>
    /// <param name="commands">Watches every command that goes to the database.</param>
    public static async Task<WebWorld> Create(
        Engine engine,
        bool kestrel = false,
        bool demonstration = true,
        IReadOnlyDictionary<string, string?>? settings = null,
        DbCommandInterceptor? commands = null
    )
    {
        await Gates[engine].WaitAsync();
        try
        {
            if (!Seeded.ContainsKey(engine))
                Seeded[engine] = await Seed(engine);
        }
        finally
        {
            Gates[engine].Release();
        }
        var (setting, value, folder, name) = Copy(engine, Seeded[engine]);
        return await Start(
            engine,
            (setting, value),
            folder,
            kestrel,
            demonstration,
            settings,
            new FakeTimeProvider(Beginning),
            databaseName: name,
            commands: commands
        );
    }

    /// <summary>Ends this world and keeps what it stored, so that others can begin from it.</summary>
    public async Task<KeptWorld> Keep()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        isKept = true;
        if (engine == Engine.Postgres)
            Npgsql.NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        var stored = engine == Engine.Postgres ? databaseName! : database.Value;
        return new KeptWorld(engine, stored, folder, Clock.GetUtcNow());
    }

    /// <summary>A world that begins where another ended.</summary>
    public static Task<WebWorld> From(KeptWorld kept)
    {
        var (setting, value, folder, name) = Copy(kept.Engine, kept.Stored);
        return Start(
            kept.Engine,
            (setting, value),
            folder,
            kestrel: false,
            demonstration: true,
            null,
            new FakeTimeProvider(kept.At),
            databaseName: name
        );
    }

    /// <summary>Another node on the same database, with the same clock.</summary>
    public Task<WebWorld> Twin() =>
        Start(engine, database, folder, kestrel: false, demonstration: true, null, Clock, isTwin: true);

    /// <summary>A client that is nobody, or a member of the demonstration.</summary>
    /// <param name="weak">Whether the person has yet to prove who they are before acts that ask for it.</param>
    public async Task<HttpClient> Client(string? memberId = null, bool weak = false)
    {
        var cookies = new CookieKeeper { InnerHandler = App.GetTestServer().CreateHandler() };
        var client = new HttpClient(cookies) { BaseAddress = new Uri("http://localhost") };
        if (memberId is not null)
            (await client.GetAsync($"{SignInPath}?member={memberId}&weak={weak}")).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Where a browser finds it; by name, for passkeys know no addresses of numbers.</summary>
    public Uri Address => new UriBuilder(App.Urls.First()) { Host = "localhost" }.Uri;

    /// <summary>Every endpoint of the application.</summary>
    public IReadOnlyList<RouteEndpoint> Routes =>
        [
            .. App
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(x => x.RoutePattern.RawText != SignInPath),
        ];

    public async Task<T> Read<T>(Func<ConferoDb, Task<T>> read)
    {
        await using var db = await App
            .Services.GetRequiredService<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Does an act and insists that it was done.</summary>
    public async Task<string?> Do(Act act, string memberId)
    {
        var outcome = await Mechanism.Do(act, memberId);
        return outcome.Done
            ? outcome.Id
            : throw new InvalidOperationException($"{act.Code}: {string.Join(", ", outcome.Refusals)}");
    }

    /// <summary>Lets all jobs end that are due, whoever does them.</summary>
    public async Task Settle()
    {
        var now = Clock.GetUtcNow();
        do await App.Services.GetRequiredService<JobRunner>().RunDue();
        while (await Read(db => db.Set<Job>().AnyAsync(x => x.EndedAt == null && x.RunAt <= now)));
    }

    /// <summary>The mail that has left, by address and subject.</summary>
    public IReadOnlyList<MimeMessage> Mail => MailFolder.Read(Path.Combine(folder, "mail"));

    public async Task<Viewer> Viewer(string memberId) =>
        Viewers.Of(await Read(db => db.Set<Member>().SingleAsync(x => x.Id == memberId)));

    public async ValueTask DisposeAsync()
    {
        if (isKept)
            return;
        await App.StopAsync();
        await App.DisposeAsync();
        if (isTwin)
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Seed(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<DemonstrationPortfolio>().Load();
        return world.Keep();
    }

    private static (string Setting, string Value, string Folder, string? Name) Copy(
        Engine engine,
        string stored
    )
    {
        var own = Directory.CreateTempSubdirectory("confero-web-").FullName;
        if (engine == Engine.Postgres)
        {
            var cluster = PostgresCluster.Instance;
            var name = cluster.Create(stored);
            return ("Confero:Postgres", cluster.ConnectionString(name), own, name);
        }
        var file = Path.Combine(own, "web.db");
        File.Copy(stored, file);
        return ("Confero:Sqlite", file, own, null);
    }

    private static async Task<WebWorld> Start(
        Engine engine,
        (string Setting, string Value) database,
        string folder,
        bool kestrel,
        bool demonstration,
        IReadOnlyDictionary<string, string?>? settings,
        FakeTimeProvider clock,
        bool isTwin = false,
        string? databaseName = null,
        DbCommandInterceptor? commands = null
    )
    {
        var app = ConferoApp.Build(
            kestrel
                ? ["--environment", "Development", "--contentRoot", WebFolder()]
                : ["--environment", "Production"],
            builder =>
            {
                if (kestrel)
                    builder.WebHost.UseUrls("http://127.0.0.1:0");
                else
                    builder.WebHost.UseTestServer();
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Confero:Storage"] = engine == Engine.Postgres ? "postgres" : "sqlite",
                        [database.Setting] = database.Value,
                        ["Confero:Keys:Master"] = TestWorld.MasterKey,
                        ["Confero:Mail:Folder"] = Path.Combine(folder, "mail"),
                        ["Confero:Mail:Site"] = "http://localhost",
                        ["Confero:Demonstration"] = demonstration ? "true" : "false",
                        ["Confero:RequestsPerMinute"] = "10000000",
                        ["Logging:LogLevel:Default"] = "Error",
                        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
                    }
                );
                builder.Configuration.AddInMemoryCollection(settings ?? NoSettings);
                builder.Services.AddSingleton<TimeProvider>(clock);
                if (commands is not null)
                    builder.Services.ConfigureDbContext<ConferoDb>(x => x.AddInterceptors(commands));
            }
        );
        app.MapGet(
                SignInPath,
                (HttpContext context, string member, bool weak = false) =>
                    context.SignIn(new Arrival(member, "demonstration", weak ? null : clock.GetUtcNow()))
            )
            .AllowAnonymous();
        await app.StartAsync();
        return new WebWorld(app, clock, folder, engine, database, isTwin) { databaseName = databaseName };
    }

    /// <summary>The sources of the site, whose style sheets and scripts a browser needs.</summary>
    private static string WebFolder()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above.FullName, "Confero.slnx")))
            above =
                above.Parent
                ?? throw new DirectoryNotFoundException("Confero.slnx is in no folder above the tests.");
        return Path.Combine(above.FullName, "src", "Confero.Web");
    }
}

/// <summary>What a world had stored when it ended.</summary>
/// <param name="Stored">The file of the database, or its name.</param>
/// <param name="Folder">The folder that was the world's own.</param>
public sealed record KeptWorld(Engine Engine, string Stored, string Folder, DateTimeOffset At) : IDisposable
{
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Keeps cookies as a browser does, for one client.</summary>
internal sealed class CookieKeeper : DelegatingHandler
{
    private readonly System.Net.CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            request.Headers.Add("Cookie", header);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                cookies.SetCookies(request.RequestUri!, cookie);
        return response;
    }
}
