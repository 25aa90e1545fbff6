using System.Text.Json;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Disclosure;

/// <summary>What "view as" shows before a release is what the very same viewer gets after it.</summary>
public sealed class ViewAsTests
{
    private const int Rounds = 40;

    private static readonly string[] Onlookers =
    [
        "public",
        "party",
        "party:QPR",
        "party:QNB",
        "region:202",
        "region:155",
        "expert",
        "secretariat",
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_shown_before_is_what_is_given_after(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await world.AddParty("QNB");
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        var owner = await world.Viewer(story.Authoriser);
        var random = new Random(20_261_126);
        var seen = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var release = RandomRelease(random, story.RequestId);
            var shown = new Dictionary<string, string>();
            foreach (var who in Onlookers)
            {
                var viewing = await world
                    .Get<ViewAs>()
                    .Look(owner, story.RequestId, Onlooker.Parse(who)!, release);
                viewing!.Refusals.ShouldBeEmpty();
                foreach (var group in viewing.After)
                foreach (var party in group.Parties)
                    shown[$"{who}/{party}"] = Text(group.Case.View);
            }

            var done = await world.Mechanism.Do(release, story.Authoriser);

            (done.Done || done.Refusals[0].Code == "request.nothing-to-release").ShouldBeTrue();
            foreach (var (key, text) in shown)
            {
                var (viewer, name) = Real(key);
                var real = await world.Get<RequestQueries>().Get(viewer, story.RequestId);
                Text(real).ShouldBe(text, $"{name} in round {round}");
                seen += real is null ? 0 : 1;
            }
        }
        seen.ShouldBeGreaterThan(Rounds, "the releases let something out");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Looking_leaves_nothing_behind(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        var before = await Everything(world);
        var release = new Release(
            story.RequestId,
            [new(Section.Summary, DisclosureClass.D, [])],
            Card: true,
            Until: new DateOnly(2027, 3, 1)
        );

        foreach (var who in Onlookers)
            await world
                .Get<ViewAs>()
                .Look(await world.Viewer(story.Drafter), story.RequestId, Onlooker.Parse(who)!, release);

        (await Everything(world)).ShouldBe(before);
        (
            await world
                .Get<ViewAs>()
                .Look(await world.Viewer(story.Provider), story.RequestId, new("public"), release)
        ).ShouldBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_draft_is_shown_as_if_it_were_circulated_and_what_changed_since_is_told(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var owner = await world.Viewer(story.Authoriser);
        var release = new Release(
            story.RequestId,
            [new(Section.Summary, DisclosureClass.D, [])],
            Circulate: true
        );

        var viewing = await world.Get<ViewAs>().Look(owner, story.RequestId, new("party", "QPR"), release);

        viewing!.Imagined.ShouldBeTrue();
        viewing.Today.ShouldHaveSingleItem().Case.View.ShouldBeNull();
        viewing
            .After.ShouldHaveSingleItem()
            .Case.View!.Texts[Section.Summary]
            .ShouldContain("Ten extinguisher");

        await story.Endorse();
        await world.Do(
            new TakeStep(story.RequestId, "return-for-clarification", "Say which stores."),
            story.Broker
        );
        await world.Do(
            new EditRequest(story.RequestId, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = "Twelve extinguisher sets." },
            },
            story.Drafter
        );
        var later = await world.Get<ViewAs>().Look(owner, story.RequestId, new("secretariat"), release);
        later!.Last.ShouldHaveSingleItem().Case.View!.Texts[Section.Summary].ShouldContain("Ten");
        later.After.ShouldHaveSingleItem().Case.View!.Texts[Section.Summary].ShouldContain("Twelve");
    }

    private static Release RandomRelease(Random random, string requestId)
    {
        var sections = Enum.GetValues<Section>()
            .Where(_ => random.Next(3) == 0)
            .Select(section =>
            {
                var granted = (DisclosureClass)random.Next((int)DisclosureRules.Widest(section) + 1);
                string[] named =
                    granted == DisclosureClass.C
                        ? random.Next(2) == 0
                            ? ["QPR"]
                            : ["QPR", "QNB"]
                        : [];
                return new SectionRelease(section, granted, named);
            });
        return new Release(
            requestId,
            [.. sections.Append(new(Section.Context, (DisclosureClass)random.Next(4), ["QNB"]))],
            random.Next(2) == 0
        );
    }

    private static (Viewer Viewer, string Name) Real(string key)
    {
        var parts = key.Split('/');
        return (
            parts[0] switch
            {
                "public" => Viewer.Public,
                "expert" => new Viewer("m", null, Roles.Expert, ExpertId: "EXP"),
                "secretariat" => new Viewer("m", Party.Secretariat, Roles.Auditor, IsSecretariat: true),
                _ => new Viewer("m", parts[1] == "-" ? "ZZZ" : parts[1], Roles.Reader),
            },
            key
        );
    }

    /// <summary>All of a view but its version, which every save draws anew.</summary>
    private static string Text(RequestView? view) =>
        view is null ? "" : JsonSerializer.Serialize(view with { Version = null });

    private static async Task<string> Everything(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        return JsonSerializer.Serialize(
            new
            {
                Requests = await db.Set<Request>().AsNoTracking().OrderBy(x => x.Id).ToListAsync(),
                Consents = await db.Set<Consent>().AsNoTracking().OrderBy(x => x.Id).ToListAsync(),
                Readings = await db.Set<Reading>().AsNoTracking().CountAsync(),
                Jobs = await db.Set<Jobs.Job>().AsNoTracking().CountAsync(),
                Notices = await db.Set<Notices.Notice>().AsNoTracking().CountAsync(),
                Acts = await db.Set<Confero.Record.JournalEntry>().AsNoTracking().CountAsync(),
            }
        );
    }
}
