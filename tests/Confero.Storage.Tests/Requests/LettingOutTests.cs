using Confero.Acts;
using Confero.Disclosure;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Requests;

/// <summary>What a decision about a section or the card must say, and what it leaves on the case and in the ledger.</summary>
public sealed class LettingOutTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_decision_that_is_not_clear_lets_nothing_out(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var right = Right(story);
        var yesterday = Today(world).AddDays(-1);
        var before = (await Case(world, story)).Version;

        foreach (
            var (act, code) in new (Act, string)[]
            {
                (right with { NamedParties = [] }, "input.missing"),
                (right with { NamedParties = ["QPR", "NOBODY"] }, "input.unknown-code"),
                (right with { Until = yesterday }, "consent.until-in-the-past"),
                (right with { ExpectedVersion = Guid.CreateVersion7() }, Refusal.ChangedMeanwhile.Code),
                (
                    right with
                    {
                        Section = Section.Place,
                        Class = DisclosureClass.D,
                    },
                    "request.section-too-wide"
                ),
                (new AllowBlindMatching(story.RequestId, true, yesterday), "consent.until-in-the-past"),
            }
        )
            (await world.Mechanism.Do(act, story.Authoriser))
                .Refusals.ShouldHaveSingleItem()
                .Code.ShouldBe(code);

        (await Case(world, story)).Version.ShouldBe(before);
        (await Consents(world)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_decision_stands_on_the_case_and_in_the_ledger(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var drafted = await Case(world, story);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Do(
            Right(story) with
            {
                NamedParties = ["QPR", "QPR"],
                Until = Today(world),
                ExpectedVersion = drafted.Version,
            },
            story.Authoriser
        );
        var named = await Case(world, story);
        named.Sections.Single(x => x.Section == Section.Summary).Parties.ShouldBe(["QPR"]);
        Marked(named, drafted);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Do(new AllowBlindMatching(story.RequestId, true, Today(world)), story.Authoriser);
        var card = await Case(world, story);
        Marked(card, named);
        card.Released!.Card.ShouldBeTrue();

        (await Consents(world))
            .Select(x => (x.Scope, x.Until, x.Stands))
            .ShouldBe(
                [(ConsentScopes.Visibility, EndOfToday(), true), (ConsentScopes.Card, EndOfToday(), true)],
                ignoreOrder: true
            );

        void Marked(Request now, Request before)
        {
            now.Version.ShouldNotBe(before.Version);
            (now.ChangedAt, now.ChangedBy).ShouldBe((world.Clock.GetUtcNow(), story.Authoriser));
            now.Released!.At.ShouldBe(world.Clock.GetUtcNow());
        }

        DateTimeOffset? EndOfToday() =>
            new DateTimeOffset(Today(world).AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    private static SetVisibility Right(CaseStory story) =>
        new(story.RequestId, Section.Summary, DisclosureClass.C, ["QPR"]);

    private static DateOnly Today(TestWorld world) =>
        DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);

    private static async Task<Request> Case(TestWorld world, CaseStory story)
    {
        await using var db = await Database(world);
        return await db.Set<Request>().AsNoTracking().SingleAsync(x => x.Id == story.RequestId);
    }

    private static async Task<List<Consent>> Consents(TestWorld world)
    {
        await using var db = await Database(world);
        return await db.Set<Consent>().AsNoTracking().ToListAsync();
    }

    private static Task<ConferoDb> Database(TestWorld world) =>
        world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
}
