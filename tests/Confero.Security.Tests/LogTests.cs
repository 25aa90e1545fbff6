using System.Collections.Concurrent;
using Confero.Disclosure;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Confero.Security.Tests;

/// <summary>What the application's log tells those who review it, and what it never holds.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task The_log_tells_who_did_what_and_no_secret()
    {
        await using var world = await Create();
        var log = Listen(world);
        var id = await world.Do(new DraftRequest("A title nobody logs"), "MEM-DEMO-MARIAM");
        await world.Do(
            new EditRequest(id!, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Condition] = "A text nobody logs" },
            },
            "MEM-DEMO-MARIAM"
        );
        await world.Mechanism.Do(new TakeStep(id!, "endorse"), "MEM-DEMO-MARIAM");
        var code = InvitationCode.New();
        await (await world.Client()).GetAsync(
            $"/invitation?code={code}",
            TestContext.Current.CancellationToken
        );

        log.ShouldContain(x =>
            x.Contains("request.draft") && x.Contains("MEM-DEMO-MARIAM") && x.Contains(id!)
        );
        log.ShouldContain(x => x.Contains("request.step") && !x.Contains("done"));
        log.ShouldAllBe(x => !x.Contains("nobody logs") && !x.Contains(code));
    }

    [Fact]
    public async Task Every_way_in_and_every_refusal_is_told_and_nothing_that_was_typed()
    {
        await using var world = await Create();
        var log = Listen(world);
        var code = InvitationCode.New();
        await world.Do(
            new InviteMember("Ama", "ama@example.org", ["drafter"], InvitationCode.Hash(code)),
            "MEM-DEMO-ETIENNE"
        );
        const string password = "seven herons over the quiet lagoon";
        var person = await world.Client();
        var page = $"/invitation?code={code}";
        await person.PostForm(page, page, [new("Code", code), new("Password", password)]);
        await person.PostForm("/my", "/sign-out", []);
        var sign = new[]
        {
            ("ama@example.org", password),
            ("ama@example.org", "wrong-secret"),
            ("nobody@example.org", "x"),
        };
        foreach (var (email, tried) in sign)
            await person.PostForm("/sign-in", "/sign-in", [new("Email", email), new("Password", tried)]);
        await person.PostForm(
            "/sign-in",
            "/sign-in?handler=Passkey",
            [new("challenge", "forged-challenge"), new("assertion", "{}")]
        );
        var program = await world.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", "confero-no-such-key");
        await program.GetAsync("/api/v1/notices", TestContext.Current.CancellationToken);
        var nobody = await world.Client();
        await nobody.GetAsync("/my", TestContext.Current.CancellationToken);
        var desk = await world.Client("MEM-DEMO-MARIAM", weak: true);
        await desk.GetAsync("/requests/REQ-0000-0000-00", TestContext.Current.CancellationToken);
        await desk.PostForm("/sign-in/confirm", "/sign-in/confirm", [new("StepUp.Code", "123456")]);

        var member = log.Single(x => x.StartsWith("Sign-out of MEM-", StringComparison.Ordinal)).Split(' ')[
            2
        ];
        log.Count(x => x.Contains($"Sign-in of {member} by password from 127.0.0.0/24: done"))
            .ShouldBe(2, "by the invitation and by the password");
        log.ShouldContain(x => x.Contains($"of {member} by password") && x.EndsWith("wrong password"));
        log.ShouldContain(x => x.Contains("of nobody known by password"));
        log.ShouldContain(x => x.Contains("by passkey") && x.EndsWith("no good answer"));
        log.ShouldContain(x => x.Contains("by token"));
        log.ShouldContain(x => x.Contains("of MEM-DEMO-MARIAM by confirmation") && x.Contains("refused"));
        log.ShouldContain(x =>
            x.Contains("GET my by nobody known", StringComparison.OrdinalIgnoreCase) && x.EndsWith("401")
        );
        log.ShouldContain(x => x.StartsWith("GET requests/{id} by MEM-DEMO-MARIAM") && x.EndsWith("404"));
        log.ShouldAllBe(x =>
            !x.Contains("@example.org")
            && !x.Contains(password)
            && !x.Contains("wrong-secret")
            && !x.Contains("forged-challenge")
            && !x.Contains("no-such-key")
            && !x.Contains(code)
            && !x.Contains("123456")
        );
    }

    [Fact]
    public async Task Of_contributions_without_a_name_nothing_is_told()
    {
        await using var world = await Create();
        var log = Listen(world);
        var client = await world.Client("MEM-DEMO-MARIAM");
        var before = log.Count;

        await client.GetAsync("/voice/no-such-ticket", TestContext.Current.CancellationToken);

        log.Count.ShouldBe(before);
    }

    [Fact]
    public async Task No_value_begins_a_line_of_its_own()
    {
        await using var world = await Create();
        var log = Listen(world);

        await world.Mechanism.Do(new TakeStep("REQ-1\nforged: done", "endorse\nforged"), "MEM-DEMO-MARIAM");
        await (await world.Client()).GetAsync(
            "/requests/REQ-1%0Aforged",
            TestContext.Current.CancellationToken
        );

        log.ShouldAllBe(x => !x.Contains('\n'));
    }

    private static Task<WebWorld> Create() =>
        WebWorld.Create(
            Engine.Sqlite,
            settings: new Dictionary<string, string?> { ["Logging:LogLevel:Confero"] = "Information" }
        );

    private static ConcurrentBag<string> Listen(WebWorld world)
    {
        var lines = new ConcurrentBag<string>();
        world.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Listener(lines));
        return lines;
    }

    private sealed class Listener(ConcurrentBag<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Add(formatter(state, exception));

        public void Dispose() { }
    }
}
