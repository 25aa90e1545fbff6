using Confero.Disclosure;
using Confero.Documents;
using Confero.Identity;
using Confero.Notices;
using Confero.Requests.Erasing;
using Confero.Storage.Tests.Delivery;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Documents;

/// <summary>A document waits in quarantine, is scanned, and exists for those who see what it is attached to.</summary>
public sealed class DocumentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Evidence_waits_is_scanned_and_both_sides_open_it(Engine engine)
    {
        await using var clamd = engine == Engine.Sqlite ? ClamdDouble.OnTcp() : ClamdDouble.OnSocket();
        await using var world = await TestWorld.Create(engine, scanner: new() { Clamd = clamd.Address });
        var story = await MoneyTests.Delivering(world);
        var stranger = await world.AddMember(await world.AddParty("QST"), Roles.Drafter | Roles.Authoriser);
        var id = await world.Attach(story.ContributionId, story.Provider, SampleFiles.Pdf("Ann Author"));

        (await world.Open(story.Provider, id)).ShouldBeNull("it waits");
        (await world.Rows(story.Provider, story.ContributionId))
            .ShouldHaveSingleItem()
            .State.ShouldBe(DocumentState.Waiting);
        (await world.Rows(story.Authoriser, story.ContributionId)).ShouldBeEmpty();
        await world.RunJobs();

        clamd.Seen.ShouldHaveSingleItem();
        foreach (var member in new[] { story.Provider, story.Authoriser, story.Drafter, story.Broker })
        {
            var file = (await world.Open(member, id)).ShouldNotBeNull(member);
            (file.FileName, file.Kind).ShouldBe(("receipt.pdf", DocumentKind.Pdf));
            file.Bytes.ShouldBe(clamd.Seen[0]);
            (await world.Rows(member, story.ContributionId)).ShouldHaveSingleItem().Scanned.ShouldBeTrue();
        }
        (await world.Open(stranger, id)).ShouldBeNull();
        (
            await world.Get<DocumentQueries>().Of(await world.Viewer(stranger), story.ContributionId)
        ).ShouldBeNull();
        (await world.Mechanism.Do(new RemoveDocument(id), story.Authoriser)).Done.ShouldBeFalse(
            "the other side's"
        );
        await world.Do(new RemoveDocument(id), story.Provider);
        (await world.Open(story.Provider, id)).ShouldBeNull();
        (await Contents(world)).ShouldBe(0);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_the_scanner_knows_is_refused_and_gone_and_those_who_sent_it_are_told(Engine engine)
    {
        await using var clamd = ClamdDouble.OnTcp();
        await using var world = await TestWorld.Create(engine, scanner: new() { Clamd = clamd.Address });
        var story = await MoneyTests.Delivering(world);
        var head = await world.AddMember("QPR", Roles.Authoriser);
        var id = await world.Attach(story.ContributionId, story.Provider, ClamdDouble.TestFile);
        await world.RunJobs();

        (await world.Open(story.Provider, id)).ShouldBeNull();
        (await Contents(world)).ShouldBe(0);
        (await world.Rows(story.Provider, story.ContributionId))
            .ShouldHaveSingleItem()
            .State.ShouldBe(DocumentState.Refused);
        (await world.Rows(story.Authoriser, story.ContributionId)).ShouldBeEmpty(
            "the other side learns nothing"
        );
        (await Told(world)).ShouldBe([.. new[] { story.Provider, head }.Order(StringComparer.Ordinal)]);
        world.Clock.Advance(TimeSpan.FromDays(62));
        await world.RunJobs();
        (await world.Rows(story.Provider, story.ContributionId)).ShouldBeEmpty(
            "the mention goes after sixty days"
        );
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Without_a_verdict_it_stays_in_quarantine_and_is_tried_again(Engine engine)
    {
        var gone = ClamdDouble.OnTcp();
        await gone.DisposeAsync();
        var settings = new ScannerSettings { Clamd = gone.Address };
        await using var world = await TestWorld.Create(engine, scanner: settings);
        var story = await MoneyTests.Delivering(world);
        var id = await world.Attach(story.ContributionId, story.Provider, "Ten sets."u8.ToArray());
        await world.RunJobs();
        (await world.Open(story.Provider, id)).ShouldBeNull("nothing listens");

        await using var clamd = ClamdDouble.OnTcp();
        (settings.Clamd, clamd.Says) = (clamd.Address, "INSTREAM size limit exceeded. ERROR");
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.RunJobs();
        (await world.Open(story.Provider, id)).ShouldBeNull("an error is no verdict");

        clamd.Says = null;
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.RunJobs();
        (await world.Open(story.Provider, id)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Without_a_scanner_it_is_let_out_and_says_so(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        var id = await world.Attach(story.ContributionId, story.Authoriser, SampleFiles.Png());
        await world.RunJobs();

        (await world.Open(story.Provider, id)).ShouldNotBeNull();
        var list = (
            await world.Get<DocumentQueries>().Of(await world.Viewer(story.Provider), story.ContributionId)
        )!;
        list.HasScanner.ShouldBeFalse();
        list.Documents.ShouldHaveSingleItem().Scanned.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_document_of_a_section_exists_for_those_who_see_the_section(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        var id = (
            await world.Do(
                new AttachDocument(
                    story.RequestId,
                    Section.Condition,
                    ExaminedFile.Of("annex.txt", "x"u8.ToArray())
                ),
                story.Drafter
            )
        ).Id!;
        await world.RunJobs();

        (await world.Open(story.Drafter, id)).ShouldNotBeNull();
        (await story.SeenBy(story.Provider))!.Texts.Keys.ShouldNotContain(Section.Condition);
        (await world.Open(story.Provider, id)).ShouldBeNull();
        (await world.Rows(story.Provider, story.RequestId)).ShouldBeEmpty();
        (
            await world.Mechanism.Do(
                new AttachDocument(
                    story.RequestId,
                    Section.Public,
                    ExaminedFile.Of("a.txt", "x"u8.ToArray())
                ),
                story.Drafter
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("document.not-public");
        (
            await world.Mechanism.Do(
                new AttachDocument(
                    story.RequestId,
                    Section.Condition,
                    ExaminedFile.Of("a.txt", "x"u8.ToArray())
                ),
                story.Provider
            )
        ).Done.ShouldBeFalse();
        (
            await world.Mechanism.Do(
                new AttachDocument(story.RequestId, null, ExaminedFile.Of("a.svg", "<svg/>"u8.ToArray())),
                story.Drafter
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Field.ShouldBe("file");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Bytes_rest_sealed_and_go_with_the_key_of_the_State(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        const string words = "Ten sets came to the northern depot.";
        var id = await world.Attach(
            story.ContributionId,
            story.Provider,
            System.Text.Encoding.UTF8.GetBytes(words)
        );
        await world.RunJobs();
        var stored = await Stored(world);
        stored.ShouldNotBeEmpty();
        stored.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)).ShouldBe(-1);
        stored
            .AsSpan()
            .IndexOf(
                System.Text.Encoding.UTF8.GetBytes(
                    Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(words))[..20]
                )
            )
            .ShouldBe(-1);

        await story.Deliver(delivered: 10, received: 10);
        await story.CloseAndCheck();
        (await world.Open(story.Authoriser, id)).ShouldNotBeNull();
        var second = await world.AddMember("QMA", Roles.Authoriser);
        await world.Do(new ConfirmErasure((await world.Do(new AskErasure(), story.Authoriser)).Id!), second);

        foreach (var member in new[] { story.Provider, story.Authoriser, story.Broker })
            (await world.Open(member, id)).ShouldBeNull();
    }

    /// <summary>SQLite has one writer; while somebody holds it, a file is examined all the same.</summary>
    [Fact]
    public async Task A_file_is_examined_before_its_act_needs_the_database()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await MoneyTests.Delivering(world);
        AttachDocument act;
        await using (var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync(Cancel))
        await using (await db.Database.BeginTransactionAsync(Cancel))
            act = (
                await Take(world, story.Provider, story.ContributionId, new MemoryStream(SampleFiles.Png()))
            ).ShouldNotBeNull();
        act.File.Refusal.ShouldBeNull();
        act.File.Kind.ShouldBe(DocumentKind.Png);

        await world.Do(act, story.Provider);
        (await world.Rows(story.Provider, story.ContributionId)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_somebody_may_not_attach_is_not_even_read(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        var stranger = await world.AddMember(await world.AddParty("QST"), Roles.Drafter | Roles.Authoriser);
        foreach (var subject in new[] { story.ContributionId, story.RequestId, "CTR-0000-0000-00", "REQ" })
            (await Take(world, stranger, subject, new Unreadable())).ShouldBeNull(subject);

        var notTheirs = (
            await Take(world, story.Provider, story.RequestId, new Unreadable())
        ).ShouldNotBeNull();
        (await world.Mechanism.Do(notTheirs, story.Provider))
            .Refusals.ShouldHaveSingleItem()
            .ShouldBe(Refusal.NotFound);

        await story.Deliver(delivered: 10, received: 10);
        await story.CloseAndCheck();
        var ended = (await Take(world, story.Drafter, story.RequestId, new Unreadable())).ShouldNotBeNull();
        (await world.Mechanism.Do(ended, story.Drafter))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("document.case-ended");
    }

    private static async Task<AttachDocument?> Take(
        TestWorld world,
        string member,
        string subject,
        Stream file
    ) =>
        await world
            .Get<DocumentIntake>()
            .Take(await world.Viewer(member), subject, null, "receipt.pdf", file, Cancel);

    private static async Task<int> Contents(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        return await db.Set<DocumentContent>().CountAsync();
    }

    private static async Task<byte[]> Stored(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        return await db.Set<DocumentContent>().Select(x => EF.Property<byte[]>(x, "Sealed")).SingleAsync();
    }

    private static async Task<List<string>> Told(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var told = await db.Set<Notice>()
            .Where(x => x.Code == "notice.document-refused")
            .Select(x => x.MemberId)
            .ToListAsync();
        return [.. told.Order(StringComparer.Ordinal)];
    }

    /// <summary>A file that nobody may look at.</summary>
    private sealed class Unreadable : MemoryStream
    {
        public override Task CopyToAsync(
            Stream destination,
            int bufferSize,
            CancellationToken cancellation
        ) => throw new InvalidOperationException("The file was read.");
    }
}
