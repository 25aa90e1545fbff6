using Confero.Disclosure;
using Confero.Identity;
using Confero.Jobs;
using Confero.Landscape.Gaps;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Landscape;

/// <summary>A need counts quietly only by its authoriser's consent, while nobody else can see it, on the weekly beat.</summary>
public sealed class QuietDemandTests
{
    private static readonly string[] States = ["QMA", "QMB", "QMC", "QMD", "QME"];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Five_States_that_consent_make_a_figure_and_nobody_else_does(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var cases = new List<(string Request, string Head)>();
        foreach (var state in States)
            cases.Add(await Ask(world, state));
        await Ask(world, "QMF");

        foreach (var (request, head) in cases.Take(4))
            await world.Do(new CountQuietly(request, true), head);
        await Night(world, days: 0);
        (await world.Get<GapQueries>().Quiet()).ShouldBeEmpty();

        await world.Do(new CountQuietly(cases[4].Request, true), cases[4].Head);
        await Night(world, days: 1);
        (await world.Get<GapQueries>().Quiet()).ShouldBeEmpty("figures come on Mondays only");
        await Night(world, days: 6);
        var figure = (await world.Get<GapQueries>().Quiet()).ShouldHaveSingleItem();
        (figure.Region, figure.Kind, figure.Needs).ShouldBe(("002", "technical", 5));

        await world.Do(new CountQuietly(cases[0].Request, false), cases[0].Head);
        await Night(world, days: 7);
        (await world.Get<GapQueries>().Quiet()).ShouldHaveSingleItem().ShouldBe(figure);
        (
            await world.Get<GapQueries>().Table(Viewer.Public, GapDimension.Kind, GapDimension.Region)
        ).Asked.ShouldBe(0);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_the_authoriser_of_the_State_itself_lets_it_count(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var (request, head) = await Ask(world, "QMA");
        var (_, other) = await Ask(world, "QMB");
        var drafter = await world.AddMember("QMA", Roles.Drafter);

        (await world.Mechanism.Do(new CountQuietly(request, true), drafter)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new CountQuietly(request, true), other))
            .Refusals[0]
            .ShouldBe(Refusal.NotFound);
        await world.Do(new CountQuietly(request, true), head);
        await using var db = await world
            .Get<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var consent = await db.Set<Consent>()
            .SingleAsync(x => x.Scope == ConsentScopes.Count, TestContext.Current.CancellationToken);
        await world.Do(new RevokeConsent(consent.Id), head);
        (await world.Get<GapQueries>().CountsQuietly(await world.Viewer(head), request)).ShouldBe(false);
    }

    /// <summary>A State with one endorsed request that nobody but the secretariat may see.</summary>
    private static async Task<(string Request, string Head)> Ask(TestWorld world, string state)
    {
        await world.AddParty(state);
        var clerk = await world.AddMember(state, Roles.Drafter);
        var head = await world.AddMember(state, Roles.Authoriser);
        var request = (await world.Do(new DraftRequest("Quiet", Process: "confero-standard"), clerk)).Id!;
        await world.Do(
            new SaveNeed(
                request,
                null,
                new NeedInput
                {
                    Title = "Advice",
                    Kind = "technical",
                    Stage = "storage",
                    Quantity = 5,
                    Unit = "person-day",
                }
            ),
            clerk
        );
        await world.Do(
            new EditRequest(request, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = "A few days of advice." },
            },
            clerk
        );
        await world.Do(new TakeStep(request, "submit", null), clerk);
        await world.Do(new TakeStep(request, "endorse", null), head);
        return (request, head);
    }

    /// <summary>Lets days pass and the night's job run. The world begins on a Monday.</summary>
    private static async Task Night(TestWorld world, int days)
    {
        world.Clock.Advance(TimeSpan.FromDays(days));
        var job = SnapshotJobOf(world);
        await job.Run(new Job { Id = Ids.Row(), Kind = job.Kind }, CancellationToken.None);
    }

    private static IJobKind SnapshotJobOf(TestWorld world) =>
        Microsoft
            .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<IJobKind>(
                world.Services
            )
            .Single(x => x.Kind == "landscape.snapshot");
}
