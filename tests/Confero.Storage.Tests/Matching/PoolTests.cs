using System.Text.Json;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Matching.Pooling;
using Confero.Notices;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Matching;

/// <summary>The same need of three neighbours, proposed to each alone, on both databases.</summary>
public sealed class PoolTests
{
    private static readonly string[] Neighbours = ["QAA", "QBB", "QCC"];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Names_open_when_all_have_agreed_and_one_offer_serves_all(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var heads = await Open(world);
        var broker = await world.AddMember(Party.Secretariat, Roles.Broker);
        await world.AddParty("QPR", region: "155");
        var provider = await world.AddMember("QPR", Roles.Authoriser | Roles.Drafter);
        var offer = (
            await world.Do(
                new SaveOffer(
                    null,
                    new OfferInput
                    {
                        Sort = "training",
                        Title = "Course for depot officers",
                        Item = "course",
                        Quantity = 100,
                        Unit = "seat",
                    }
                ),
                provider
            )
        ).Id!;
        var pool = await Propose(world, broker);

        foreach (var party in Neighbours)
        {
            var part = await Part(world, heads[party]);
            (part.Partners.Count, part.State, part.Open).ShouldBe((0, PoolState.Open, true));
            foreach (var other in Neighbours.Where(x => x != party))
                JsonSerializer.Serialize(part).ShouldNotContain(other);
            await world.Do(new AnswerPool(part.Id, true), heads[party]);
        }

        var formed = await Part(world, heads["QAA"]);
        formed.State.ShouldBe(PoolState.Formed);
        formed.Partners.Select(x => x.PartyId).ShouldBe(["QBB", "QCC"]);
        await world.Do(new PackagePool(pool, offer), broker);
        foreach (var party in Neighbours)
        {
            var part = await Part(world, heads[party]);
            (await world.Get<PackageQueries>().OfRequest(await world.Viewer(broker), part.RequestId))
                .ShouldHaveSingleItem()
                .Id.ShouldBe(part.PackageId);
        }
        var ledger = await world.Get<ConsentLedger>().List(await world.Viewer(heads["QBB"]));
        await world.Do(new RevokeConsent(ledger.Single(x => x.Scope == ConsentScopes.Pool).Id), heads["QBB"]);
        (await Part(world, heads["QBB"])).State.ShouldBe(PoolState.Left);
        (await Part(world, heads["QBB"])).Partners.ShouldBeEmpty();
        (await Part(world, heads["QAA"])).Partners.Single(x => x.PartyId == "QBB").LeftAt.ShouldNotBeNull();
    }

    /// <summary>Two worlds: in one a neighbour declines, in the other it is silent. The others read the same, at every moment.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Postgres, true)]
    public async Task A_refusal_looks_like_silence(Engine engine, bool takenBack)
    {
        await using var declines = await TestWorld.Create(engine);
        await using var silent = await TestWorld.Create(engine);
        var (one, two) = (await Open(declines), await Open(silent));
        var (a, b) = (
            await declines.AddMember(Party.Secretariat, Roles.Broker),
            await silent.AddMember(Party.Secretariat, Roles.Broker)
        );
        var pool = await Propose(declines, a);
        await Propose(silent, b);
        await declines.Do(new AnswerPool((await Part(declines, one["QCC"])).Id, false), one["QCC"]);
        if (takenBack)
            await declines.Do(new TakeBackPool(pool), a);

        foreach (var days in new[] { 0, 3, 10, 20, 1 })
        {
            declines.Clock.Advance(TimeSpan.FromDays(days));
            silent.Clock.Advance(TimeSpan.FromDays(days));
            await declines.RunJobs();
            await silent.RunJobs();
            if (days == 3)
            {
                await declines.Do(new AnswerPool((await Part(declines, one["QAA"])).Id, true), one["QAA"]);
                await silent.Do(new AnswerPool((await Part(silent, two["QAA"])).Id, true), two["QAA"]);
            }
            foreach (var party in new[] { "QAA", "QBB" })
                (await ReadBy(declines, one[party])).ShouldBe(
                    await ReadBy(silent, two[party]),
                    $"{party} after {days} days"
                );
        }
        (await Part(declines, one["QAA"])).State.ShouldBe(PoolState.NotFormed);
        (await ReadBy(silent, two["QBB"])).ShouldContain("notice.pool-not-formed");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_but_an_authoriser_of_the_State_agrees(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var heads = await Open(world);
        var broker = await world.AddMember(Party.Secretariat, Roles.Broker | Roles.Administrator);
        await Propose(world, broker);
        var part = (await Part(world, heads["QAA"])).Id;
        var clerk = await world.AddMember("QAA", Roles.Drafter);

        foreach (var member in new[] { broker, clerk, heads["QBB"] })
            (await world.Mechanism.Do(new AnswerPool(part, true), member)).Done.ShouldBeFalse();
        (await world.Get<PoolQueries>().Part(await world.Viewer(heads["QBB"]), part)).ShouldBeNull();
        (await world.Get<PoolQueries>().List(await world.Viewer(heads["QAA"]))).ShouldBeEmpty();
        (await world.Get<PoolQueries>().Suggestions(await world.Viewer(heads["QAA"]))).ShouldBeEmpty();
    }

    /// <summary>Three neighbours with the same need, each circulated.</summary>
    private static async Task<Dictionary<string, string>> Open(TestWorld world)
    {
        var heads = new Dictionary<string, string>();
        var broker = await world.AddMember(Party.Secretariat, Roles.Broker);
        foreach (var (i, party) in Neighbours.Index())
        {
            await world.AddParty(party);
            var clerk = await world.AddMember(party, Roles.Drafter);
            heads[party] = await world.AddMember(party, Roles.Authoriser);
            var request = (await world.Do(new DraftRequest("Training of depot officers"), clerk)).Id!;
            await world.Do(
                new EditRequest(request, null)
                {
                    Texts = new Dictionary<Section, string> { [Section.Summary] = "A course." },
                },
                clerk
            );
            var need = new NeedInput
            {
                Title = $"Course of {i}",
                Kind = "technical",
                Stage = "storage",
                Item = "course",
                Quantity = 10 + i,
                Unit = "seat",
                From = new DateOnly(2027, 3, 1).AddDays(i * 10),
                To = new DateOnly(2027, 9, 30).AddDays(-i * 10),
            };
            await world.Do(new SaveNeed(request, null, need), clerk);
            await world.Do(new AllowBlindMatching(request, true), heads[party]);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Do(new TakeStep(request, "submit", "ready"), clerk);
            await world.Do(new TakeStep(request, "endorse", "ready"), heads[party]);
            await world.Do(new TakeStep(request, "authenticate", "ready"), broker);
            await world.Do(new TakeStep(request, "acknowledge", "ready"), broker);
            await world.Do(new TakeStep(request, "open-consent-window", "ready"), broker);
        }
        return heads;
    }

    private static async Task<string> Propose(TestWorld world, string broker)
    {
        var found = (
            await world.Get<PoolQueries>().Suggestions(await world.Viewer(broker))
        ).ShouldHaveSingleItem();
        found.Needs.Count.ShouldBe(3);
        return (await world.Do(new ProposePool([.. found.Needs.Select(x => x.NeedId)]), broker)).Id!;
    }

    private static async Task<PoolPartView> Part(TestWorld world, string member) =>
        (await world.Get<PoolQueries>().Mine(await world.Viewer(member))).ShouldHaveSingleItem();

    private static async Task<string> ReadBy(TestWorld world, string member)
    {
        var viewer = await world.Viewer(member);
        var notices = await world.Get<NoticeQueries>().List(viewer, new NoticeFilter { Size = 100 });
        var text = JsonSerializer.Serialize(
            new object?[]
            {
                await Part(world, member),
                (await world.Get<ConsentLedger>().List(viewer)).Select(x => x with { Version = default }),
                notices.Items.Select(x => x.Code + x.At).Order(),
                (await world.Get<RequestQueries>().List(viewer, new RequestFilter())).Items,
            }
        );
        return System.Text.RegularExpressions.Regex.Replace(
            text,
            "(ROW|MEM|CST|PLP|NED|REQ)-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}",
            "ID",
            System.Text.RegularExpressions.RegexOptions.NonBacktracking
                | System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)
        );
    }
}
