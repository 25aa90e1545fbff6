using Confero.Demonstration;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Matching;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Storage.Tests.Requests;

/// <summary>What is listed is what may be seen, for every viewer: the filter of the database and the decision are one rule.</summary>
public sealed class ListIsCheckTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_list_holds_exactly_what_the_decision_lets_exist(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<DemonstrationPortfolio>().Load();
        await Name(world, "QMB-secure", "QMR");
        await using var db = await world
            .Services.GetRequiredService<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var requests = await db.Set<Request>()
            .AsNoTracking()
            .ToListAsync(TestContext.Current.CancellationToken);

        foreach (var viewer in Viewers())
        {
            var listed = await world.Get<RequestQueries>().List(viewer, new RequestFilter { Size = 100 });
            var exist = requests.Where(x => Decision.Decide(viewer, x.Disclosure()).Exists).Select(x => x.Id);
            listed.Items.Select(x => x.Id).Order().ShouldBe(exist.Order(), viewer.ToString());
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
        await using var db = await world
            .Services.GetRequiredService<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
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

    private static async Task Name(TestWorld world, string key, string party)
    {
        await using var db = await world
            .Services.GetRequiredService<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync();
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
