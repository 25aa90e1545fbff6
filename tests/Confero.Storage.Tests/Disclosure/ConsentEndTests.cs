using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Disclosure;

/// <summary>What ends with a consent and what does not: the others of the case, those of other cases, and the end that already was.</summary>
public sealed class ConsentEndTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_decision_ends_the_consent_it_follows_and_no_other(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await Open(world, story);
        var first = story.RequestId;
        await story.Draft();
        await Open(world, story);
        var given = world.Clock.GetUtcNow();

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Do(new AllowBlindMatching(first, false), story.Authoriser);
        await world.Do(Narrow(first, Section.Needs), story.Authoriser);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Do(new AllowBlindMatching(first, true), story.Authoriser);
        await world.Do(new AllowBlindMatching(first, true, world.Today()), story.Authoriser);
        await world.Do(
            new SetVisibility(first, Section.Summary, DisclosureClass.C, ["QPR"]),
            story.Authoriser
        );

        var consents = await world.Consents();
        consents.Where(x => x.RequestId != first).ShouldAllBe(x => x.Stands);
        consents
            .Where(x => x.RequestId == first)
            .Select(x => (x.Scope, x.Detail, x.GivenAt - given, x.RevokedAt - given, x.Ended, x.RevokedBy))
            .ShouldBe(
                [
                    Ended(ConsentScopes.Card, null, 0, 1, ConsentEnd.Withdrawn),
                    Ended(ConsentScopes.Card, null, 2, 2, ConsentEnd.Replaced),
                    Standing(ConsentScopes.Card, null, 2),
                    Ended(ConsentScopes.Visibility, "needs D", 0, 1, ConsentEnd.Withdrawn),
                    Ended(ConsentScopes.Visibility, "summary D", 0, 2, ConsentEnd.Replaced),
                    Standing(ConsentScopes.Visibility, "summary C QPR", 2),
                ],
                ignoreOrder: true
            );

        (string, string?, TimeSpan, TimeSpan?, ConsentEnd?, string?) Ended(
            string scope,
            string? detail,
            int from,
            int to,
            ConsentEnd how
        ) => (scope, detail, TimeSpan.FromHours(from), TimeSpan.FromHours(to), how, story.Authoriser);

        static (string, string?, TimeSpan, TimeSpan?, ConsentEnd?, string?) Standing(
            string scope,
            string? detail,
            int from
        ) => (scope, detail, TimeSpan.FromHours(from), null, null, null);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Taking_back_closes_one_section_and_leaves_the_other(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await Open(world, story);
        await world.Do(
            new SetVisibility(story.RequestId, Section.Needs, DisclosureClass.C, ["QPR"]),
            story.Authoriser
        );
        var needs = (await world.Consents()).Single(x => x.Detail == "needs C QPR");
        var before = (await story.SeenBy(story.Drafter))!;
        world.Clock.Advance(TimeSpan.FromHours(1));

        var taken = await world.Do(new RevokeConsent(needs.Id, needs.Version), story.Authoriser);

        taken.Id.ShouldBe(needs.Id);
        var request = await world.Case(story);
        (request.ClassOf(Section.Needs), request.ClassOf(Section.Summary)).ShouldBe(
            (DisclosureRules.Default, DisclosureClass.D)
        );
        request.Sections.Single(x => x.Section == Section.Needs).Parties.ShouldBeEmpty();
        request.ChangedAt.ShouldBe(before.ChangedAt.AddHours(1));
        var end = (await world.Consents()).Single(x => x.Id == needs.Id);
        (end.Ended, end.RevokedAt, end.RevokedBy).ShouldBe(
            (ConsentEnd.Withdrawn, world.Clock.GetUtcNow(), story.Authoriser)
        );
        world.Clock.Advance(TimeSpan.FromHours(1));
        (await world.Do(new RevokeConsent(needs.Id, needs.Version), story.Authoriser)).Id.ShouldBe(needs.Id);
        (await world.Consents()).Single(x => x.Id == needs.Id).RevokedAt.ShouldBe(end.RevokedAt);
    }

    /// <summary>Steps of the process have acts to go back; what others rely on by now cannot be called back at all.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_others_rely_on_is_not_taken_back(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await story.BothAccept();
        var visit = await Visit(world, story);
        var kept = await Visit(world, story);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Do(new VisitTookPlace(visit), story.Authoriser);

        await Refused("share-with-secretariat", null, "consent.not-revocable");
        await Refused(ConsentScopes.Contribution, story.ContributionId, "consent.already-committed");
        await Refused(ConsentScopes.Visit, visit, "consent.visit-held");
        var open = await AcceptedByItsState(world, story);
        foreach (var free in (await world.Consents()).Where(x => x.Detail == kept || x.Detail == open))
            await world.Do(new RevokeConsent(free.Id), story.Authoriser);
        (await world.Consents()).Single(x => x.Detail == open).Stands.ShouldBeFalse();

        await using var db = await world.Database();
        var visits = await db.Set<Visit>().ToListAsync(TestContext.Current.CancellationToken);
        visits.Single(x => x.Id == kept).CalledOffAt.ShouldBe(world.Clock.GetUtcNow());
        visits.Single(x => x.Id == visit).CalledOffAt.ShouldBeNull();

        async Task Refused(string scope, string? detail, string code)
        {
            var consent = (await world.Consents()).Single(x =>
                x.Scope == scope && x.PartyId == "QMA" && (detail is null || x.Detail == detail)
            );
            (await world.Mechanism.Do(new RevokeConsent(consent.Id), story.Authoriser))
                .Refusals.ShouldHaveSingleItem()
                .Code.ShouldBe(code);
            (await world.Consents()).Single(x => x.Id == consent.Id).Stands.ShouldBeTrue();
        }
    }

    /// <summary>The last day counts whole; then the authorisers hear of it, and nobody else.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_consent_ends_with_its_day_and_its_authorisers_hear_of_it_once(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var gone = await world.AddMember("QMA", Roles.Authoriser);
        await using (var db = await world.Database())
        {
            (
                await db.Set<Member>().SingleAsync(x => x.Id == gone, TestContext.Current.CancellationToken)
            ).RemovedAt = world.Clock.GetUtcNow();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var day = world.Today().AddDays(2);
        await world.Do(new AllowBlindMatching(story.RequestId, true, day), story.Authoriser);
        var card = (await world.Consents()).ShouldHaveSingleItem();
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        card.Until.ShouldBe(end);
        var version = (await world.Case(story)).Version;

        world.Clock.SetUtcNow(end.AddSeconds(-1));
        await world.RunJobs();
        (await world.Consents()).ShouldHaveSingleItem().Stands.ShouldBeTrue();
        world.Clock.SetUtcNow(end);
        await world.RunJobs();
        await world.RunJobs();

        var ended = (await world.Consents()).ShouldHaveSingleItem();
        (ended.Ended, ended.RevokedAt, ended.RevokedBy).ShouldBe((ConsentEnd.Expired, end, null));
        var request = await world.Case(story);
        request.BlindMatching.ShouldBeFalse();
        request.ChangedAt.ShouldBe(end);
        request.Version.ShouldNotBe(version);
        (await Expiries(world)).ShouldBe([(story.Authoriser, card.Id)]);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_was_taken_back_does_not_expire_as_well(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await world.Do(new AllowBlindMatching(story.RequestId, true, world.Today()), story.Authoriser);
        var card = (await world.Consents()).ShouldHaveSingleItem();
        await world.Do(new RevokeConsent(card.Id), story.Authoriser);
        await world.Do(new AllowBlindMatching(story.RequestId, true), story.Authoriser);

        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.RunJobs();

        (await world.Consents()).Single(x => x.Id == card.Id).Ended.ShouldBe(ConsentEnd.Withdrawn);
        (await world.Case(story)).BlindMatching.ShouldBeTrue();
        (await Expiries(world)).ShouldBeEmpty();
    }

    /// <summary>The last day is part of the decision: lifting it is a new consent, saying the same again is none.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_last_day_can_be_lifted(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        foreach (var until in new DateOnly?[] { world.Today(), world.Today(), null, null })
            await world.Do(new AllowBlindMatching(story.RequestId, true, until), story.Authoriser);

        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.RunJobs();

        (await world.Case(story)).BlindMatching.ShouldBeTrue();
        (await world.Consents())
            .Select(x => (x.Until is null, x.Ended))
            .ShouldBe([(false, ConsentEnd.Replaced), (true, null)], ignoreOrder: true);
        var version = (await world.Case(story)).Version;
        await world.Do(new AllowBlindMatching(story.RequestId, false), story.Authoriser);
        var closed = await world.Case(story);
        (closed.BlindMatching, closed.Version == version).ShouldBe((false, false));
        await world.Do(new AllowBlindMatching(story.RequestId, false), story.Authoriser);
        (await world.Case(story)).Version.ShouldBe(closed.Version);
        (await world.Consents()).ShouldAllBe(x => !x.Stands);
    }

    private static async Task Open(TestWorld world, CaseStory story)
    {
        await world.Do(new AllowBlindMatching(story.RequestId, true), story.Authoriser);
        foreach (var section in new[] { Section.Summary, Section.Needs })
            await world.Do(
                new SetVisibility(story.RequestId, section, DisclosureClass.D, []),
                story.Authoriser
            );
    }

    private static SetVisibility Narrow(string request, Section section) =>
        new(request, section, DisclosureRules.Default, []);

    private static async Task<string> AcceptedByItsState(TestWorld world, CaseStory story)
    {
        await story.Draft();
        await story.Endorse();
        await story.Circulate();
        await story.Propose();
        await world.Do(new AnswerAsState(story.ContributionId, true), story.Authoriser);
        return story.ContributionId;
    }

    private static async Task<string> Visit(TestWorld world, CaseStory story)
    {
        var day = world.Today().AddDays(1);
        var id = (
            await world.Do(new ProposeVisit(story.RequestId, "See the stores", day, day, 2), story.Broker)
        ).Id!;
        await world.Do(new AnswerVisit(id, true), story.Authoriser);
        return id;
    }

    private static async Task<List<(string, string?)>> Expiries(TestWorld world)
    {
        await using var db = await world.Database();
        var told = await db.Set<Notice>()
            .Where(x => x.Code == "notice.decision-consent-expired")
            .ToListAsync();
        return told.ConvertAll(x => (x.MemberId, x.SubjectId));
    }
}
