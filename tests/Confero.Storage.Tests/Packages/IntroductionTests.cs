using Confero.Acts;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Identity;
using Confero.Notices;
using Confero.Offers;
using Confero.Packages;
using Confero.Process;
using Confero.Record;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Packages;

/// <summary>What two answers set going, what one alone does not, and what is left when one of them is taken back.</summary>
public sealed class IntroductionTests
{
    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Postgres, true)]
    [InlineData(Engine.Postgres, false)]
    public async Task Both_sides_hear_of_it_at_the_second_yes_and_nobody_before(
        Engine engine,
        bool providerFirst
    )
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        var clerk = await world.AddMember("QPR", Roles.Drafter);
        var head = await world.AddMember("QPR", Roles.Authoriser);
        var reader = await world.AddMember("QPR", Roles.Reader);
        var other = await world.AddMember("QMA", Roles.Authoriser);
        var onlooker = await world.AddMember("QMA", Roles.Reader);
        (string Code, Act Act, string Member)[] answers =
        [
            ("notice.provider-answered", new AnswerAsProvider(story.ContributionId, true), story.Provider),
            ("notice.state-answered", new AnswerAsState(story.ContributionId, true), story.Authoriser),
        ];
        var (first, second) = providerFirst ? (answers[0], answers[1]) : (answers[1], answers[0]);

        await world.Do(first.Act, first.Member);
        foreach (var member in new[] { clerk, reader, story.Drafter, other, onlooker, story.Broker })
            (await Heard(world, member)).ShouldNotContain(x => x.Code == "notice.introduced");
        (await Heard(world, story.Broker)).ShouldContain((first.Code, story.RequestId));
        (await story.SeenBy(clerk)).ShouldBeNull();
        var before = (await story.SeenBy(story.Drafter))!;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Do(second.Act, second.Member);

        foreach (var member in new[] { story.Drafter, other })
            (await Heard(world, member)).ShouldContain(("notice.introduced", story.RequestId));
        foreach (var member in new[] { clerk, head })
            (await Heard(world, member)).ShouldContain(("notice.introduced", story.ContributionId));
        foreach (var member in new[] { reader, onlooker, story.Broker })
            (await Heard(world, member)).ShouldNotContain(x => x.Code == "notice.introduced");
        (await Heard(world, story.Broker)).ShouldContain((second.Code, story.RequestId));
        (await story.SeenBy(clerk)).ShouldNotBeNull();
        var after = (await story.SeenBy(story.Drafter))!;
        (after.ChangedAt - before.ChangedAt).ShouldBeGreaterThan(TimeSpan.Zero);
        (await Stored(world, story.ContributionId)).IntroducedAt.ShouldBe(world.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_answer_is_kept_as_it_was_given_and_given_once(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        var at = world.Clock.GetUtcNow();
        await Refused(world, story.Authoriser, story.State(false, " "), "input.missing");
        await world.Do(story.Side(false, "No stock."), story.Provider);
        await world.Do(story.State(false, "Too late."), story.Authoriser);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Refused(world, story.Provider, story.Side(true), "contribution.already-answered");
        await Refused(world, story.Authoriser, story.State(true), "contribution.already-answered");
        var stored = await Stored(world, story.ContributionId);
        (stored.ProviderAnswer, stored.ProviderReason, stored.ProviderAnsweredAt).ShouldBe(
            (Answer.Declined, "No stock.", at)
        );
        (stored.StateAnswer, stored.StateReason, stored.StateAnsweredAt).ShouldBe(
            (Answer.Declined, "Too late.", at)
        );
        stored.IntroducedAt.ShouldBeNull();
        (await Given(world)).ShouldBeEmpty();
    }

    /// <summary>Who is not a side is told that there is nothing, whatever the proposal came to.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_else_answers_for_a_side(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        await world.AddParty("QNB");
        var stranger = await world.AddMember("QNB", Roles.Authoriser);

        foreach (var member in new[] { stranger, story.Authoriser })
            await Refused(world, member, story.Side(true), Refusal.NotFound.Code);
        foreach (var member in new[] { stranger, story.Provider })
            await Refused(world, member, story.State(true), Refusal.NotFound.Code);
        await Refused(world, story.Provider, new AnswerAsProvider("CON-NONE", true), Refusal.NotFound.Code);
        (await Given(world)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_proposal_that_was_taken_back_introduces_nobody(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        var package = (await Stored(world, story.ContributionId)).PackageId;
        await world.Do(new WithdrawPackage(package), story.Broker);
        await world.Do(story.Side(true), story.Provider);
        await world.Do(story.State(true), story.Authoriser);

        (await Stored(world, story.ContributionId)).IntroducedAt.ShouldBeNull();
        (await story.SeenBy(story.Provider)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_yes_taken_back_is_as_if_never_said_and_the_other_yes_stays(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        await world.Do(story.Side(true, "Gladly."), story.Provider);
        await world.Do(story.State(true, "Needed."), story.Authoriser);
        (await Listed(world, story.Provider)).ShouldBe([story.RequestId]);

        await TakeBack(world, "QPR", story.ContributionId, story.Provider);
        (await Listed(world, story.Provider)).ShouldBeEmpty();

        var stored = await Stored(world, story.ContributionId);
        (stored.ProviderAnswer, stored.ProviderReason, stored.ProviderAnsweredAt).ShouldBe(
            (Answer.None, null, null)
        );
        (stored.StateAnswer, stored.StateReason, stored.IntroducedAt).ShouldBe(
            (Answer.Accepted, "Needed.", null)
        );
        await world.Do(story.Side(true, "After all."), story.Provider);
        (await story.SeenBy(story.Provider)).ShouldNotBeNull();

        await TakeBack(world, "QMA", story.ContributionId, story.Authoriser);
        stored = await Stored(world, story.ContributionId);
        (stored.StateAnswer, stored.StateReason, stored.StateAnsweredAt).ShouldBe((Answer.None, null, null));
        (stored.ProviderAnswer, stored.ProviderReason, stored.IntroducedAt).ShouldBe(
            (Answer.Accepted, "After all.", null)
        );
    }

    /// <summary>An expert answers for nobody else: the party that sends the person consents to nothing and learns of no case.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_expert_opens_no_door_to_the_party_that_sends_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        await using (var db = await world.Database())
        {
            db.Add(
                new Expert
                {
                    Id = "EXP-ONE",
                    Name = "An expert",
                    PartyId = "QPR",
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var expert = await world.AddMember("QPR", Roles.Expert, "EXP-ONE");
        var id = await Propose(world, story, new Part(story.NeedId, null, "EXP-ONE"));

        await world.Do(new AnswerAsState(id, true), story.Authoriser);
        await world.Do(new AnswerAsProvider(id, true), expert);

        (await Stored(world, id)).IntroducedAt.ShouldNotBeNull();
        (await Given(world)).ShouldHaveSingleItem().PartyId.ShouldBe("QMA");
        (await Known(world, story)).ShouldBeEmpty();
        (await Heard(world, story.Drafter)).ShouldContain(("notice.introduced", story.RequestId));
        await world.Do(story.Side(true), story.Provider);
        await world.Do(story.State(true), story.Authoriser);
        await TakeBack(world, "QPR", story.ContributionId, story.Provider);
        (await Known(world, story)).ShouldBeEmpty();
        (await story.SeenBy(story.Provider)).ShouldBeNull();
    }

    /// <summary>Neither the record of a case nor its version tells its State what the provider said or took back.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Each_side_has_its_own_acts_on_record(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        var untouched = (await world.Case(story)).Version;
        await world.Do(story.Side(true), story.Provider);
        await TakeBack(world, "QPR", story.ContributionId, story.Provider);
        (await world.Case(story)).Version.ShouldBe(untouched);
        await world.Do(story.State(true), story.Authoriser);
        await TakeBack(world, "QMA", story.ContributionId, story.Authoriser);

        await using var db = await world.Database();
        var entries = await db.Set<JournalEntry>()
            .Where(x => x.Act.StartsWith("contribution.") || x.Act == "consent.revoke")
            .ToListAsync(TestContext.Current.CancellationToken);
        entries
            .Select(x => (x.Act, x.OwnerId, x.RequestId))
            .ShouldBe(
                [
                    ("contribution.answer-as-provider", "QPR", null),
                    ("consent.revoke", "QPR", null),
                    ("contribution.answer-as-state", "QMA", story.RequestId),
                    ("consent.revoke", "QMA", story.RequestId),
                ],
                ignoreOrder: true
            );
    }

    /// <summary>Who is known by two contributions stays known by the one that stands; whoever is known by another is not touched.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_door_closes_with_the_last_yes_that_opened_it(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await Proposed(world);
        await world.Do(story.Side(true), story.Provider);
        await world.Do(story.State(true), story.Authoriser);
        await ProposeCase(world, story);
        await world.AddParty("QPX", region: "155");
        var neighbour = await world.AddMember("QPX", Roles.Authoriser | Roles.Drafter);
        var more = new List<string>();
        foreach (var member in new[] { story.Provider, neighbour })
            more.Add(await Another(world, story, member));
        foreach (
            var (id, member) in new[]
            {
                (story.ContributionId, story.Provider),
                (more[0], story.Provider),
                (more[1], neighbour),
            }
        )
        {
            await world.Do(new AnswerAsProvider(id, true), member);
            await world.Do(new AnswerAsState(id, true), story.Authoriser);
        }
        (await Known(world, story)).ShouldBe(["QPR", "QPX"]);

        await TakeBack(world, "QPR", story.ContributionId, story.Provider);
        (await Known(world, story)).ShouldBe(["QPR", "QPX"]);
        await TakeBack(world, "QMA", more[0], story.Authoriser);
        (await Known(world, story)).ShouldBe(["QPX"]);
        (await story.SeenBy(story.Provider)).ShouldBeNull();
        (await story.SeenBy(neighbour)).ShouldNotBeNull();
    }

    private static async Task<CaseStory> Proposed(TestWorld world)
    {
        var story = await CaseStory.Open(world);
        await ProposeCase(world, story);
        return story;
    }

    private static async Task ProposeCase(TestWorld world, CaseStory story)
    {
        await story.Draft();
        await story.Endorse();
        await world.Do(new AllowBlindMatching(story.RequestId, true), story.Authoriser);
        foreach (var step in new[] { "authenticate", "acknowledge", "open-consent-window" })
            await story.Step(step, story.Broker);
        await story.Propose();
    }

    private static async Task<string> Another(TestWorld world, CaseStory story, string member)
    {
        var offer = new OfferInput
        {
            Sort = "material",
            Title = "More sets",
            Item = "fire-equipment",
            Quantity = 40,
            Unit = "set",
        };
        var id = (await world.Do(new SaveOffer(null, offer), member)).Id!;
        return await Propose(world, story, new Part(story.NeedId, id, null) { Quantity = 10, Unit = "set" });
    }

    private static async Task<string> Propose(TestWorld world, CaseStory story, Part part)
    {
        var package = (await world.Do(new ComposePackage(story.RequestId, [part]), story.Broker)).Id!;
        await world.Do(new ProposePackage(package), story.Broker);
        return await world.OnlyContribution(package);
    }

    private static async Task Refused(TestWorld world, string member, Act act, string code) =>
        (await world.Mechanism.Do(act, member)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

    private static async Task<List<(string Code, string? Subject)>> Heard(TestWorld world, string member)
    {
        await using var db = await world.Database();
        var notices = await db.Set<Notice>().Where(x => x.MemberId == member).ToListAsync();
        return notices.ConvertAll(x => (x.Code, x.SubjectId));
    }

    private static async Task<Contribution> Stored(TestWorld world, string id)
    {
        await using var db = await world.Database();
        return await db.Set<Contribution>().AsNoTracking().SingleAsync(x => x.Id == id);
    }

    private static async Task<List<string>> Known(TestWorld world, CaseStory story) =>
        (await world.Case(story)).Introduced;

    private static async Task<IEnumerable<string>> Listed(TestWorld world, string member) =>
        (
            await world.Get<RequestQueries>().List(await world.Viewer(member), new RequestFilter())
        ).Items.Select(x => x.Id);

    private static async Task<List<Consent>> Given(TestWorld world)
    {
        await using var db = await world.Database();
        return await db.Set<Consent>().Where(x => x.Scope == ConsentScopes.Contribution).ToListAsync();
    }

    private static async Task TakeBack(TestWorld world, string party, string contribution, string member)
    {
        var given = (await Given(world)).Single(x =>
            x.PartyId == party && x.Detail == contribution && x.Stands
        );
        await world.Do(new RevokeConsent(given.Id, given.Version), member);
    }
}
