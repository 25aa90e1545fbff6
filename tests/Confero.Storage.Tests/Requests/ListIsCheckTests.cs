using Confero.Demonstration;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Matching;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Requests;

/// <summary>What is listed is what may be seen, for every viewer: the filter of the database and the decision are one rule.</summary>
public sealed class ListIsCheckTests
{
    private static readonly Viewer Named = new("m", "QPR", Roles.Reader);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_list_holds_exactly_what_the_decision_lets_exist(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<DemonstrationPortfolio>().Load();
        await Name(world, "QMB-secure", "QMR");
        await Compare(world, "the demonstration");
    }

    /// <summary>However wide a case is let out in every state, and whatever of that is taken back again.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_list_follows_what_is_let_out_and_what_is_taken_back(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await InEveryWidth("a draft");
        await story.Endorse();
        await InEveryWidth("endorsed");
        await story.Circulate();
        await InEveryWidth("circulated");
        foreach (var widest in new[] { DisclosureClass.C, DisclosureClass.D, DisclosureClass.E })
        {
            await LetOut(world, story, widest);
            await TakeBack(world, story, ConsentScopes.Visibility);
            await Compare(world, $"{widest} taken back");
        }
        await LetOut(world, story, DisclosureClass.C);
        await TakeBack(world, story, ConsentScopes.Circulate);
        await Compare(world, "circulation taken back");
        (await List(world, Named)).ShouldBeEmpty();
        await InEveryWidth("no longer circulated");

        async Task InEveryWidth(string when)
        {
            foreach (var widest in Enum.GetValues<DisclosureClass>())
            {
                await LetOut(world, story, widest);
                await Compare(world, $"{when}, {widest}");
            }
            await LetOut(world, story, DisclosureRules.Default);
        }
    }

    /// <summary>Pages of a list, put together, are the list; each row once.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Pages_of_a_list_are_the_list(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<DemonstrationPortfolio>().Load();
        foreach (var viewer in Viewers().Take(2).Append(await world.Viewer("MEM-DEMO-BROKER")))
        {
            var whole = await world.Get<RequestQueries>().List(viewer, new RequestFilter { Size = 100 });
            var pieces = new List<string>();
            var page = await world.Get<RequestQueries>().List(viewer, new RequestFilter { Size = 7 });
            pieces.AddRange(page.Items.Select(x => x.Id));
            while (page.Next is { } next)
            {
                page = await world
                    .Get<RequestQueries>()
                    .List(viewer, new RequestFilter { Size = 7, Cursor = next });
                pieces.AddRange(page.Items.Select(x => x.Id));
            }
            pieces.ShouldBe(whole.Items.Select(x => x.Id));
        }
    }

    /// <summary>A card is shown of what the decision shows a card of: not of drafts, of what has ended, of one's own, or unasked.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Cards_are_those_of_which_the_decision_shows_one(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        var cases = new Dictionary<string, string>();
        foreach (var (steps, card) in new[] { (0, true), (1, true), (1, false), (2, true) })
        {
            await story.Draft();
            await world.Do(new AllowBlindMatching(story.RequestId, card), story.Authoriser);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            if (steps > 0)
                await story.Endorse();
            if (steps > 1)
                await story.Step("withdraw", story.Authoriser);
            cases[story.NeedId] = story.RequestId;
        }
        await using var db = await world.Database();
        var facts = (
            await db.Set<Request>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)
        ).ToDictionary(x => x.Id, x => x.Disclosure());
        Viewer[] viewers = [.. Viewers(), new("m", "QPR", Roles.Drafter)];

        foreach (var viewer in viewers.Where(x => !x.ReadsForSecretariat))
            (await world.Get<MatchingQueries>().Cards(viewer))
                .Select(x => x.Card.Id)
                .ShouldBe(
                    cases.Where(x => Decision.Decide(viewer, facts[x.Value]).Card).Select(x => x.Key),
                    ignoreOrder: true,
                    viewer.ToString()
                );
        (await world.Get<MatchingQueries>().Cards(viewers[^1])).Count.ShouldBe(1);
    }

    private static async Task LetOut(TestWorld world, CaseStory story, DisclosureClass widest)
    {
        foreach (var section in Enum.GetValues<Section>())
        {
            var wide = widest < DisclosureRules.Widest(section) ? widest : DisclosureRules.Widest(section);
            string[] named = wide == DisclosureClass.C ? ["QPR"] : [];
            await world.Do(new SetVisibility(story.RequestId, section, wide, named), story.Authoriser);
        }
    }

    private static async Task TakeBack(TestWorld world, CaseStory story, string scope)
    {
        await using var db = await world.Database();
        var standing = await db.Set<Consent>()
            .Where(x => x.RequestId == story.RequestId && x.Scope == scope && x.RevokedAt == null)
            .Select(x => x.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
        standing.ShouldNotBeEmpty();
        foreach (var consent in standing)
            await world.Do(new RevokeConsent(consent), story.Authoriser);
    }

    private static async Task Compare(TestWorld world, string when)
    {
        await using var db = await world.Database();
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .ToListAsync(TestContext.Current.CancellationToken);
        foreach (var viewer in Viewers().Append(Named))
        {
            var exist = requests.Where(x => Decision.Decide(viewer, x.Disclosure()).Exists).Select(x => x.Id);
            (await List(world, viewer)).Order().ShouldBe(exist.Order(), $"{when}: {viewer}");
        }
    }

    private static async Task<IEnumerable<string>> List(TestWorld world, Viewer viewer) =>
        (await world.Get<RequestQueries>().List(viewer, new RequestFilter { Size = 100 })).Items.Select(x =>
            x.Id
        );

    private static async Task Name(TestWorld world, string key, string party)
    {
        await using var db = await world.Database();
        var request = await db.Set<Request>().SingleAsync(x => x.ImportKey == key);
        foreach (var section in Enum.GetValues<Section>())
            await world.Do(
                new SetVisibility(request.Id, section, DisclosureClass.C, [party]),
                "MEM-DEMO-QMB-HEAD"
            );
    }

    private static IEnumerable<Viewer> Viewers() =>
        [
            Viewer.Public,
            .. new[] { "QMA", "QMB", "QMC", "QMR", "QMS", "NGO-SHIELD" }.Select(x => new Viewer(
                "m",
                x,
                Roles.Reader
            )),
            new Viewer("m", Party.Secretariat, Roles.Broker, IsSecretariat: true),
            new Viewer("m", Party.Secretariat, Roles.Administrator, IsSecretariat: true),
            new Viewer("m", null, Roles.Expert, ExpertId: "EXP"),
        ];
}
