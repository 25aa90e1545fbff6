using Confero.Disclosure;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Disclosure;

/// <summary>The ledger tells what each consent let out and who read it, and what taking it back will close, which then closes.</summary>
public sealed class ConsentLedgerTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Taking_back_closes_what_was_foretold_and_nothing_else(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await world.AddParty("QNB");
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        var owner = await world.Viewer(story.Authoriser);
        var ledger = world.Get<ConsentLedger>();
        await world.Do(
            new Release(
                story.RequestId,
                [
                    new(Section.Summary, DisclosureClass.D, []),
                    new(Section.Condition, DisclosureClass.C, ["QPR"]),
                ],
                Card: true
            ),
            story.Authoriser
        );
        await story.SeenBy(story.Provider);

        var consents = await ledger.List(owner, new ConsentFilter { Standing = true });
        var summary = consents.Single(x => x.Section == Section.Summary);
        summary.Readers.ShouldHaveSingleItem().PartyId.ShouldBe("QPR");
        summary.Readers[0].Sections.ShouldBe([Section.Summary]);
        foreach (
            var consent in consents.Where(x =>
                x.Scope is ConsentScopes.Visibility or ConsentScopes.Card or ConsentScopes.Circulate
            )
        )
        {
            var effect = (await ledger.Effect(owner, consent.Id))!;
            var before = await Sights(world, story.RequestId);
            await world.Do(new RevokeConsent(consent.Id, consent.Version), story.Authoriser);
            var after = await Sights(world, story.RequestId);

            foreach (var (who, sight) in before)
            {
                var foretold = effect.Changes.FirstOrDefault(x => x.Who == who);
                Written(after[who])
                    .ShouldBe(Written(foretold?.After ?? sight), $"{consent.Scope} {consent.Section} {who}");
            }
        }
        (await ledger.List(owner, new ConsentFilter { Standing = true }))
            .Select(x => x.Scope)
            .ShouldBe(["share-with-secretariat"]);
        (await story.SeenBy(story.Provider)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Who_was_explained_one_thing_does_not_do_another(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await world.Do(new AllowBlindMatching(story.RequestId, true), story.Authoriser);
        var owner = await world.Viewer(story.Authoriser);
        var card = (await world.Get<ConsentLedger>().List(owner)).Single();

        (await world.Mechanism.Do(new RevokeConsent(card.Id, Guid.Empty), story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Kind.ShouldBe(RefusalKind.Conflict);
        foreach (var other in new[] { story.Drafter, story.Broker, story.Provider })
            (await world.Mechanism.Do(new RevokeConsent(card.Id), other)).Done.ShouldBeFalse();
        (await world.Get<ConsentLedger>().Get(await world.Viewer(story.Provider), card.Id)).ShouldBeNull();
        (await world.Get<ConsentLedger>().Get(owner, card.Id))!.Stands.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_yes_taken_back_closes_the_door_it_had_opened(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await world.Do(new AllowBlindMatching(story.RequestId, true), story.Authoriser);
        await story.Step("authenticate", story.Broker);
        await story.Step("acknowledge", story.Broker);
        await story.Step("open-consent-window", story.Broker);
        await story.Propose();
        await world.Do(new AnswerAsProvider(story.ContributionId, true), story.Provider);
        await world.Do(new AnswerAsState(story.ContributionId, true, "Yes."), story.Authoriser);
        (await story.SeenBy(story.Provider)).ShouldNotBeNull();
        var owner = await world.Viewer(story.Authoriser);
        var yes = (await world.Get<ConsentLedger>().List(owner)).Single(x =>
            x.Scope == ConsentScopes.Contribution
        );

        await world.Do(new RevokeConsent(yes.Id), story.Authoriser);

        (await story.SeenBy(story.Provider)).ShouldBeNull();
        var proposal = (
            await world
                .Get<PackageQueries>()
                .Proposal(await world.Viewer(story.Provider), story.ContributionId)
        )!;
        (proposal.StateId, proposal.RequestId, proposal.State).ShouldBe(
            (null, null, ContributionState.Proposed)
        );
        var providers = await world.Get<ConsentLedger>().List(await world.Viewer(story.Provider));
        providers.ShouldHaveSingleItem().RequestId.ShouldBeNull();
    }

    private static string Written(Sight sight) =>
        $"{sight.Exists} {sight.Card} {string.Join(',', sight.Sections)}";

    private static async Task<Dictionary<string, Sight>> Sights(TestWorld world, string id)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(x => x.Id == id);
        var viewers = new Dictionary<string, Viewer>
        {
            ["public"] = Viewer.Public,
            ["party"] = new("m", "ZZZ", Roles.Reader),
            ["secretariat"] = new("m", Confero.Parties.Party.Secretariat, Roles.Auditor, IsSecretariat: true),
            ["party:QPR"] = new("m", "QPR", Roles.Reader),
        };
        return viewers.ToDictionary(
            x => x.Key,
            x =>
            {
                var seen = Decision.Decide(x.Value, request.Disclosure());
                return new Sight(seen.Exists, seen.Card, [.. seen.Sections.Order()]);
            }
        );
    }
}
