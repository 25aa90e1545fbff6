using System.Collections.Concurrent;
using Confero.Dialogues;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Confero.Storage.Tests.Dialogues;

/// <summary>
/// Who reads everything that is kept (database, record, jobs, notices, mail, logs) cannot tell who wrote what, or who of
/// those who hold a ticket wrote at all.
/// </summary>
public sealed class NonAttributionTests
{
    private static readonly string[] Words = ["Alpha.", "Bravo.", "Charlie.", "Delta.", "Echo."];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Worlds_in_which_others_wrote_leave_the_same_traces(Engine engine)
    {
        var (one, two) = (await Traces(engine, 0), await Traces(engine, 2));

        two.Sealed.ShouldBe(one.Sealed);
        two.Published.ShouldBe(one.Published);
        two.Logs.ShouldBe(one.Logs);
        two.Mail.ShouldBe(one.Mail);
        one.Published.ShouldContain("Alpha.");
        one.Logs.ShouldContain("dialogue.draw-ticket");
        one.Logs.ShouldNotContain("Alpha.");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_join_of_whatever_length_narrows_down_who_wrote(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var named = await dialogue.Do(
            new MakeStatement(dialogue.QuestionId, "With my name.", "en"),
            DialogueWorld.Head("QXC")
        );
        await Write(dialogue, [4, 2, 0, 6, 1]);
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.RunJobs();
        var rows = await Dump.Opened(world);
        var statements = rows.Where(x => x.Table == "DialogueStatements").ToList();

        Adversary.Reaches(rows, statements.Single(x => x.Cells["Id"] == named), hops: 1).ShouldBe(["QXC"]);
        var hidden = statements.Where(x => x.Cells["Tag"].Length > 0).ToList();
        hidden.Count.ShouldBe(5);
        foreach (var hops in new[] { 1, 2, 3 })
            hidden
                .Select(x => string.Join(' ', Adversary.Reaches(rows, x, hops)))
                .Distinct()
                .ShouldHaveSingleItem($"{hops} hops tell one contribution from another");
        hidden.SelectMany(x => x.Cells.Values).ShouldNotContain(x => x.Contains("MEM-FIX"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Where_rows_lie_tells_nothing(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        await Write(dialogue, [4, 2, 0, 6, 1]);
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.RunJobs();
        await using var db = await world
            .Get<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var place = engine == Engine.Sqlite ? "rowid" : "ctid";
        var rows = await Dump.Read(
            db,
            $"SELECT \"Id\", \"At\" FROM \"DialogueStatements\" ORDER BY {place}",
            ""
        );

        rows.Select(x => x.Cells["Id"])
            .ShouldBe(rows.Select(x => x.Cells["Id"]).Order(StringComparer.Ordinal));
        rows.Select(x => x.Cells["At"]).Distinct().ShouldHaveSingleItem();
        if (engine == Engine.Postgres)
            (
                await Dump.Read(db, "SELECT DISTINCT xmin::text FROM \"DialogueStatements\"", "")
            ).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Fewer_than_the_threshold_never_come_out(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        await Write(dialogue, [0, 1, 2, 3]);
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.RunJobs();

        (await dialogue.SeenBy(DialogueWorld.Chair))!.Statements.ShouldBeEmpty();
        (await dialogue.Refusal(new ReleaseBatch(dialogue.QuestionId), DialogueWorld.Chair)).ShouldBe(
            "dialogue.too-few"
        );
        await Write(dialogue, [4]);
        await dialogue.Do(new ReleaseBatch(dialogue.QuestionId), DialogueWorld.Chair);
        (await dialogue.SeenBy(DialogueWorld.Chair))!.Statements.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_party_has_one_ticket_and_a_ticket_one_contribution(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var ticket = await dialogue.Draw("QXA", dialogue.QuestionId);

        await Should.ThrowAsync<InvalidOperationException>(() => dialogue.Draw("QXA", dialogue.QuestionId));
        (await dialogue.Boxes.Put(ticket, "First.", "en")).Done.ShouldBeTrue();
        (await dialogue.Boxes.Put(ticket, "Second.", "en")).Done.ShouldBeTrue();
        (await dialogue.Boxes.Read(ticket))!.Text.ShouldBe("Second.");
        (await dialogue.Boxes.Withdraw(ticket)).Done.ShouldBeTrue();
        (await dialogue.Boxes.Read(ticket))!.Text.ShouldBeNull();
        (await dialogue.Boxes.Put(ticket[..^4] + "AAAA", "Forged.", "en"))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("dialogue.bad-ticket");
        (await dialogue.Boxes.Choose(ticket, "support")).Done.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_published_can_be_withdrawn_with_the_next_release(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var tickets = await Write(dialogue, [0, 1, 2, 3, 4]);
        await dialogue.Do(new ReleaseBatch(dialogue.QuestionId), DialogueWorld.Chair);

        (await dialogue.Boxes.Put(tickets[0], "Changed.", "en"))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("dialogue.already-published");
        await dialogue.Boxes.Withdraw(tickets[0]);
        (await dialogue.SeenBy(DialogueWorld.Chair))!.Statements.ShouldAllBe(x => !x.Withdrawn);
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.RunJobs();
        (await dialogue.SeenBy(DialogueWorld.Chair))!
            .Statements.Count(x => x.Withdrawn && x.Text == null)
            .ShouldBe(1);
    }

    [Theory]
    [InlineData(Engine.Sqlite, 4)]
    [InlineData(Engine.Sqlite, 5)]
    [InlineData(Engine.Postgres, 5)]
    public async Task A_poll_without_names_shows_only_what_five_said_and_only_when_closed(
        Engine engine,
        int voices
    )
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var poll = await dialogue.Do(
            new OpenPoll(dialogue.QuestionId, "A fund?", "en", Attributed: false),
            DialogueWorld.Chair
        );
        foreach (var party in DialogueWorld.Parties.Take(voices))
            (
                await dialogue.Boxes.Choose(
                    await dialogue.Draw(party, poll),
                    party == "QXA" ? "concerns" : "support"
                )
            ).Done.ShouldBeTrue();

        (await dialogue.SeenBy(DialogueWorld.Chair))!.Polls.Single().Counts.ShouldBeNull();
        (await dialogue.Refusal(new CastVoice(poll, "support"), DialogueWorld.Head("QXG"))).ShouldBe(
            "dialogue.poll-needs-ticket"
        );
        await dialogue.Do(new ClosePoll(poll), DialogueWorld.Chair);
        var shown = (await dialogue.SeenBy(DialogueWorld.Chair))!.Polls.Single();
        shown.TooFew.ShouldBe(voices < Poll.Fewest);
        if (voices >= Poll.Fewest)
            shown.Counts.ShouldBe(
                new Dictionary<string, int> { ["support"] = 4, ["concerns"] = 1 },
                ignoreOrder: true
            );
    }

    /// <summary>All parties draw; five of them write, beginning with another one in each world.</summary>
    private static async Task<(string Sealed, string Published, string Logs, string Mail)> Traces(
        Engine engine,
        int first
    )
    {
        await using var world = await TestWorld.Create(engine);
        var log = new KeptLog();
        world.Get<ILoggerFactory>().AddProvider(log);
        var dialogue = await DialogueWorld.Open(world);
        var tickets = new List<string>();
        foreach (var party in DialogueWorld.Parties)
            tickets.Add(await dialogue.Draw(party, dialogue.QuestionId));
        for (var i = 0; i < Words.Length; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(7));
            var ticket = tickets[(first + (i * 3)) % tickets.Count];
            (await dialogue.Boxes.Put(ticket, Words[(i + first) % Words.Length], "en")).Done.ShouldBeTrue();
        }
        var before = Dump.Masked(await Dump.Opened(world));
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.RunJobs();
        return (
            before,
            Dump.Masked(await Dump.Opened(world)),
            Dump.Masked(
                log.Lines.Select(x => new DumpedRow("log", new Dictionary<string, string> { [""] = x }))
            ),
            string.Join('\n', world.Mail.Select(x => $"{x.To} {x.Subject?.Length}").Order())
        );
    }

    private static async Task<List<string>> Write(DialogueWorld dialogue, int[] parties)
    {
        var tickets = new List<string>();
        foreach (var i in parties)
        {
            var ticket = await dialogue.Draw(DialogueWorld.Parties[i], dialogue.QuestionId);
            (await dialogue.Boxes.Put(ticket, Words[i % Words.Length], "en")).Done.ShouldBeTrue();
            tickets.Add(ticket);
        }
        return tickets;
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = [];

        public IEnumerable<string> Lines => lines;

        /// <summary>The framework tells of its own keys by the machine's clock.</summary>
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal)
                ? NullLogger.Instance
                : this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            // How long a command took is random too.
            var text = formatter(state, exception);
            if (!text.Contains("ms)", StringComparison.Ordinal))
                lines.Enqueue(text);
        }

        public void Dispose() { }
    }
}
