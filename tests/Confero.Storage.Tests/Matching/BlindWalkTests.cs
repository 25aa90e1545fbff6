using System.Text.Json;
using Confero.Acts;
using Confero.Disclosure;
using Confero.Matching;
using Confero.Notices;
using Confero.Packages;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Matching;

/// <summary>
/// Random walks over the real acts between a hidden State and a provider. At no step does one side find the other's name
/// in anything it can read before both have consented; and where one world's provider refuses while the other's is
/// silent, the State reads the same bytes in both, whatever else happens.
/// </summary>
public sealed class BlindWalkTests
{
    private static readonly string[] Moves =
    [
        "provider-yes",
        "provider-back",
        "state-yes",
        "state-no",
        "state-back",
        "take-back",
        "days",
        "weeks",
    ];

    [Theory]
    [InlineData(Engine.Sqlite, 16)]
    [InlineData(Engine.Postgres, 6)]
    public async Task No_side_knows_the_other_before_both_consented(Engine engine, int walks)
    {
        await using var world = await TestWorld.Create(engine);
        var random = new Random(7);
        var story = await Blind(world);
        var (introduced, steps) = (0, 0);
        for (var walk = 0; walk < walks; walk++)
        {
            await Proposed(world, story);
            for (var i = 0; i < 6; i++)
            {
                await Move(
                    world,
                    story,
                    random.Next(9) == 0 ? "provider-no" : Moves[random.Next(Moves.Length)]
                );
                var both = await BothConsented(world, story);
                introduced += both ? 1 : 0;
                steps++;
                if (both)
                    continue;
                // Without ids, whose random letters may spell a name.
                Same(await ReadBy(world, story, story.Authoriser), story).ShouldNotContain("QPR");
                Same(await ReadBy(world, story, story.Provider), story).ShouldNotContain("QMA");
                (await story.SeenBy(story.Provider)).ShouldBeNull();
            }
            await StartAgain(world, story);
        }
        introduced.ShouldBeGreaterThan(3, "some walks end in an introduction");
        TestContext.Current.TestOutputHelper?.WriteLine($"{steps} steps, {introduced} introduced");
    }

    [Theory]
    [InlineData(Engine.Sqlite, 5)]
    [InlineData(Engine.Postgres, 2)]
    public async Task The_State_cannot_tell_a_refusal_from_silence(Engine engine, int walks)
    {
        var random = new Random(11);
        for (var walk = 0; walk < walks; walk++)
        {
            await using var refused = await TestWorld.Create(engine);
            await using var silent = await TestWorld.Create(engine);
            var (one, other) = (await Blind(refused), await Blind(silent));
            await Proposed(refused, one);
            await Proposed(silent, other);
            await Move(refused, one, "provider-no");
            silent.Clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < 6; i++)
            {
                var move = Moves[2 + random.Next(Moves.Length - 2)];
                var a = await Move(refused, one, move);
                // Taking back is what a secretariat does after a refusal; the silent proposal is left alone.
                var b = move == "take-back" ? a : await Move(silent, other, move);
                if (move == "take-back")
                    silent.Clock.Advance(TimeSpan.FromMinutes(1));
                else
                    a.ShouldBe(b, move);
                Same(await ReadBy(refused, one, one.Authoriser), one)
                    .ShouldBe(Same(await ReadBy(silent, other, other.Authoriser), other), move);
            }
        }
    }

    internal static async Task<CaseStory> Blind(TestWorld world)
    {
        var story = await CaseStory.Open(world);
        await story.Draft();
        await world.Do(new AllowBlindMatching(story.RequestId, true), story.Authoriser);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.Endorse();
        foreach (var step in new[] { "authenticate", "acknowledge", "open-consent-window" })
            await story.Step(step, story.Broker);
        return story;
    }

    private static Task Proposed(TestWorld world, CaseStory story) => story.Propose();

    /// <summary>Ends what a walk began, so that the next starts from nothing.</summary>
    private static async Task StartAgain(TestWorld world, CaseStory story)
    {
        await Move(world, story, "provider-back");
        await Move(world, story, "state-back");
        await Move(world, story, "take-back");
    }

    /// <summary>Does a move; gives what its doer was answered.</summary>
    private static async Task<string> Move(TestWorld world, CaseStory story, string move)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        switch (move)
        {
            case "days":
                world.Clock.Advance(TimeSpan.FromDays(3));
                await world.RunJobs();
                return "";
            case "weeks":
                world.Clock.Advance(TimeSpan.FromDays(45));
                await world.RunJobs();
                return "";
            case "provider-back":
            case "state-back":
                return await Back(world, move == "state-back" ? story.Authoriser : story.Provider, story);
        }
        Act act = move switch
        {
            "provider-yes" => new AnswerAsProvider(story.ContributionId, true),
            "provider-no" => new AnswerAsProvider(story.ContributionId, false, "Not now."),
            "state-yes" => new AnswerAsState(story.ContributionId, true, "Yes."),
            "state-no" => new AnswerAsState(story.ContributionId, false, "No."),
            _ => new WithdrawPackage(await PackageOf(world, story)),
        };
        var member =
            move.StartsWith("provider", StringComparison.Ordinal) ? story.Provider
            : move.StartsWith("state", StringComparison.Ordinal) ? story.Authoriser
            : story.Broker;
        var outcome = await world.Mechanism.Do(act, member);
        return string.Join(',', outcome.Refusals.Select(x => x.Code));
    }

    private static async Task<string> Back(TestWorld world, string member, CaseStory story)
    {
        var mine = await world
            .Get<ConsentLedger>()
            .List(await world.Viewer(member), new() { Standing = true });
        var yes = mine.FirstOrDefault(x => x.SubjectId == story.ContributionId);
        if (yes is null)
            return "none";
        var outcome = await world.Mechanism.Do(new RevokeConsent(yes.Id), member);
        return string.Join(',', outcome.Refusals.Select(x => x.Code));
    }

    /// <summary>Everything a member can read that could speak of the other side.</summary>
    internal static async Task<string> ReadBy(TestWorld world, CaseStory story, string member)
    {
        var viewer = await world.Viewer(member);
        var notices = await world.Get<NoticeQueries>().List(viewer, new NoticeFilter { Size = 100 });
        var read = new object?[]
        {
            await world.Get<RequestQueries>().List(viewer, new RequestFilter { Size = 100 }),
            (await world.Get<RequestQueries>().Get(viewer, story.RequestId)) is { } view
                ? view with
                {
                    Version = null,
                    Needs = [],
                }
                : null,
            await world.Get<PackageQueries>().OfRequest(viewer, story.RequestId),
            (await world.Get<PackageQueries>().Proposals(viewer)).Select(x =>
                x with
                {
                    OfferId = null,
                    ProviderId = viewer.PartyId == "QPR" ? null : x.ProviderId,
                }
            ),
            await world.Get<MatchingQueries>().Cards(viewer),
            (await world.Get<ConsentLedger>().List(viewer)).Select(x => x with { Version = default }),
            notices.Items.Select(x => $"{x.At} {x.Code} {x.SubjectId}").Order(),
        };
        return JsonSerializer.Serialize(read);
    }

    /// <summary>Two worlds have other ids for the same things.</summary>
    internal static string Same(string text, CaseStory story)
    {
        var ids = System.Text.RegularExpressions.Regex.Replace(
            text,
            "(ROW|MEM|CST|PKG|CTR|NED|REQ|OFR)-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}",
            "ID",
            System.Text.RegularExpressions.RegexOptions.NonBacktracking
                | System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)
        );
        return ids.Replace(story.RequestId, "", StringComparison.Ordinal);
    }

    private static async Task<bool> BothConsented(TestWorld world, CaseStory story)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var all = await db.Set<Contribution>()
            .AsNoTracking()
            .Where(x => x.RequestId == story.RequestId)
            .ToListAsync();
        return all.Exists(x =>
            x.ProviderAnswer == Answer.Accepted && x.StateAnswer == Answer.Accepted && x.BothConsented
        );
    }

    private static async Task<string> PackageOf(TestWorld world, CaseStory story)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        return await db.Set<Contribution>()
            .Where(x => x.Id == story.ContributionId)
            .Select(x => x.PackageId)
            .SingleAsync();
    }
}
