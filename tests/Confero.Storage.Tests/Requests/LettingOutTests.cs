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
        var yesterday = world.Today().AddDays(-1);
        var before = (await world.Case(story)).Version;

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

        (await world.Case(story)).Version.ShouldBe(before);
        (await world.Consents()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_decision_stands_on_the_case_and_in_the_ledger(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        var drafted = await world.Case(story);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Do(
            Right(story) with
            {
                NamedParties = ["QPR", "QPR"],
                Until = world.Today(),
                ExpectedVersion = drafted.Version,
            },
            story.Authoriser
        );
        var named = await world.Case(story);
        named.Sections.Single(x => x.Section == Section.Summary).Parties.ShouldBe(["QPR"]);
        Marked(named, drafted);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Do(new AllowBlindMatching(story.RequestId, true, world.Today()), story.Authoriser);
        var card = await world.Case(story);
        Marked(card, named);
        card.Released!.Card.ShouldBeTrue();

        (await world.Consents())
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
            new DateTimeOffset(world.Today().AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    private static SetVisibility Right(CaseStory story) =>
        new(story.RequestId, Section.Summary, DisclosureClass.C, ["QPR"]);
}
