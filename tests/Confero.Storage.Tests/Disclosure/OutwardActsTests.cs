using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Disclosure;

/// <summary>Every outward act waits for the State's authoriser; nobody else's word, no silence and no expiry stands in for it.</summary>
public sealed class OutwardActsTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_the_States_authoriser_lets_anything_out(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        var others = new[]
        {
            story.Drafter,
            story.Broker,
            story.Provider,
            await world.AddMember(
                Party.Secretariat,
                Roles.Administrator | Roles.Broker | Roles.Auditor | Roles.Authoriser
            ),
            await world.AddMember("QMA", Roles.DelegateAdministrator | Roles.Reader | Roles.Drafter),
        };
        var day = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        var visit = (
            await world.Do(new ProposeVisit(story.RequestId, "See the stores", day, day, 2), story.Broker)
        ).Id!;
        await world.Do(new WriteResult(story.RequestId, "It is safer now."), story.Drafter);
        var before = await Consents(world);
        Act[] outward =
        [
            new SetVisibility(story.RequestId, Section.Summary, DisclosureClass.D, []),
            new SetVisibility(story.RequestId, Section.Place, DisclosureClass.C, ["QPR"]),
            new AllowBlindMatching(story.RequestId, true),
            new Release(story.RequestId, [new(Section.Public, DisclosureClass.E, [])]),
            new CirculateAgain(story.RequestId),
            new AnswerAsState(story.ContributionId, true),
            new TakeStep(story.RequestId, "accept"),
            new TakeStep(story.RequestId, "agree"),
            new TakeStep(story.RequestId, "close"),
            new AnswerVisit(visit, true),
            new PublishResult(story.RequestId),
        ];

        foreach (var act in outward)
        foreach (var member in others)
            (await world.Mechanism.Do(act, member)).Done.ShouldBeFalse($"{act.Code} by {member}");
        world.Clock.Advance(TimeSpan.FromDays(800));
        await world.RunJobs();

        (await Consents(world)).ShouldBe(before);
        var request = await world
            .Get<OutcomeQueries>()
            .Visits(await world.Viewer(story.Authoriser), story.RequestId);
        request!.ShouldHaveSingleItem().State.ShouldBe(VisitState.Proposed);
        (await world.Get<OutcomeQueries>().Published()).Items.ShouldBeEmpty();
        (await story.SeenBy(story.Provider)).ShouldBeNull();
    }

    /// <summary>R6: no answer by the deadline leaves everything undecided.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Silence_leaves_a_contribution_undecided(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await world.Do(new AnswerAsProvider(story.ContributionId, true), story.Provider);

        world.Clock.Advance(TimeSpan.FromDays(120));
        await world.RunJobs();

        await using var db = await world
            .Get<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var contribution = await db.Set<Contribution>().SingleAsync(TestContext.Current.CancellationToken);
        contribution.StateAnswer.ShouldBe(Answer.None);
        contribution.BothConsented.ShouldBeFalse();
        var late = await world.Mechanism.Do(new AnswerAsState(story.ContributionId, true), story.Authoriser);
        late.Refusals.ShouldHaveSingleItem().Code.ShouldBe("contribution.time-over");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_expiry_only_ever_ends(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        await world.Do(
            new SetVisibility(
                story.RequestId,
                Section.Summary,
                DisclosureClass.D,
                [],
                Until: today.AddDays(9)
            ),
            story.Authoriser
        );
        await world.Do(new AllowBlindMatching(story.RequestId, true, today.AddDays(4)), story.Authoriser);
        (await story.SeenBy(story.Provider)).ShouldNotBeNull();

        world.Clock.Advance(TimeSpan.FromDays(6));
        await world.RunJobs();
        var viewer = await world.Viewer(story.Authoriser);
        (await story.SeenBy(story.Authoriser))!.BlindMatching.ShouldBeFalse();
        (await story.SeenBy(story.Provider)).ShouldNotBeNull();
        world.Clock.Advance(TimeSpan.FromDays(6));
        await world.RunJobs();

        (await story.SeenBy(story.Provider)).ShouldBeNull();
        var ended = await world.Get<ConsentLedger>().List(viewer, new ConsentFilter { Standing = false });
        ended.Count(x => x.Ended == ConsentEnd.Expired && x.EndedBy is null).ShouldBe(2);
        (
            await world.Mechanism.Do(
                new AllowBlindMatching(story.RequestId, true, today.AddDays(-1)),
                story.Authoriser
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("consent.until-in-the-past");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_visit_and_a_result_are_let_out_and_taken_back(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        var day = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        (
            await world.Mechanism.Do(
                new ProposeVisit(story.RequestId, "Look at the stores", day, day, 2),
                story.Provider
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Kind.ShouldBe(RefusalKind.NotFound);
        await story.BothAccept();
        var visit = (
            await world.Do(
                new ProposeVisit(story.RequestId, "Look at the stores", day, day, 2),
                story.Provider
            )
        ).Id!;
        await world.Do(new AnswerVisit(visit, true), story.Authoriser);
        (await world.Mechanism.Do(new VisitTookPlace(visit), story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("visit.not-yet");
        await world.Do(new WriteResult(story.RequestId, "Every store has two sets."), story.Drafter);
        await world.Do(new PublishResult(story.RequestId), story.Authoriser);
        await world.Do(new WriteResult(story.RequestId, "A later draft."), story.Drafter);
        (await world.Get<OutcomeQueries>().Published())
            .Items.ShouldHaveSingleItem()
            .Text.ShouldBe("Every store has two sets.");

        var viewer = await world.Viewer(story.Authoriser);
        foreach (
            var consent in (await world.Get<ConsentLedger>().List(viewer)).Where(x =>
                x.Scope is "visit" or "publish-result"
            )
        )
            await world.Do(new RevokeConsent(consent.Id, consent.Version), story.Authoriser);

        (await world.Get<OutcomeQueries>().Published()).Items.ShouldBeEmpty();
        (await world.Get<OutcomeQueries>().Visits(await world.Viewer(story.Provider), story.RequestId))!
            .ShouldHaveSingleItem()
            .State.ShouldBe(VisitState.CalledOff);
    }

    private static async Task<string> Consents(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var rows = await db.Set<Consent>().OrderBy(x => x.Id).ToListAsync();
        return string.Join('\n', rows.Select(x => $"{x.Scope} {x.Detail} {x.Stands}"));
    }
}
