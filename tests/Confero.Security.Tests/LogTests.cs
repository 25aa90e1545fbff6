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
