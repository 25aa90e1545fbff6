using Confero.Delivery.Money;
using Confero.Identity;
using Confero.Offers;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage.Tests.Delivery;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Parties;

/// <summary>Two entries of one party become one when both agree, nothing is lost, and it can be undone.</summary>
public sealed class MergeTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Everything_of_the_duplicate_moves_and_comes_back(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var (story, admin, twin, head) = await Twins(world);
        var before = await Everything(world);
        var id = (await world.Do(new ProposeMerge("QPX", "QPR"), admin)).Id!;
        await world.Do(new AnswerMerge(id, true), head);
        (await Everything(world)).ShouldBe(before, "one yes moves nothing");

        await world.Do(new AnswerMerge(id, true), story.Provider);
        var merged = await Everything(world);

        merged.ShouldNotBe(before);
        merged.ShouldNotContain("\"QPR\"");
        (await world.Viewer(story.Provider)).Roles.ShouldBe(
            Roles.None,
            "nobody reads the other's cases without being let in"
        );
        (await world.Get<PartyQueries>().All()).ShouldNotContain(x => x.Id == "QPR");
        (await story.SeenBy(twin))!.Id.ShouldBe(story.RequestId, "the party that stays was introduced by it");

        await world.Do(new UndoMerge(id), admin);
        (await Everything(world)).ShouldBe(before);
        (await world.Viewer(story.Provider)).Has(Roles.Authoriser).ShouldBeTrue();
        (await story.SeenBy(story.Provider)).ShouldNotBeNull();
        (await story.SeenBy(twin)).ShouldBeNull();
    }

    /// <summary>R8: two institutions become one, and two again.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_changed_since_stays_as_it_is_when_the_merge_is_undone(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var (story, admin, twin, head) = await Twins(world);
        var id = (await world.Do(new ProposeMerge("QPX", "QPR"), admin)).Id!;
        await world.Do(new AnswerMerge(id, true), head);
        await world.Do(new AnswerMerge(id, true), story.Provider);
        var later = (
            await world.Do(new SaveOffer(null, new OfferInput { Sort = "team", Title = "Since then" }), twin)
        ).Id!;

        await world.Do(new UndoMerge(id), admin);

        var offers = await world
            .Get<OfferQueries>()
            .List(await world.Viewer(story.Broker), new OfferFilter());
        offers.Items.Single(x => x.Id == later).PartyId.ShouldBe("QPX");
        offers.Items.Single(x => x.Id == story.OfferId).PartyId.ShouldBe("QPR");
        (await world.Mechanism.Do(new UndoMerge(id), admin))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("party.merge-not-done");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_administrator_merges_without_the_parties(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var (story, admin, _, head) = await Twins(world);
        var id = (await world.Do(new ProposeMerge("QPX", "QPR"), admin)).Id!;

        (await world.Mechanism.Do(new AnswerMerge(id, true), admin)).Done.ShouldBeFalse();
        (await world.Mechanism.Do(new AnswerMerge(id, true), story.Authoriser))
            .Refusals.ShouldHaveSingleItem()
            .Kind.ShouldBe(RefusalKind.NotFound);
        await world.Do(new AnswerMerge(id, false), head);
        (await world.Mechanism.Do(new AnswerMerge(id, true), story.Provider))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("party.merge-decided");
        (await world.Get<MergeQueries>().List(await world.Viewer(story.Authoriser))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_only_one_can_have_is_named_before(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var (story, admin, twin, _) = await Twins(world);
        foreach (var member in new[] { story.Provider, twin })
            await world.Do(
                new SaveOffer(null, new OfferInput { Sort = "team", Title = "Twice" })
                {
                    ImportKey = "team-1",
                },
                member
            );

        var outcome = await world.Mechanism.Do(new ProposeMerge("QPX", "QPR"), admin);

        outcome.Refusals.ShouldHaveSingleItem().Args.ShouldBe(["Offers: team-1"]);
    }

    [Fact]
    public async Task No_column_that_names_a_party_is_forgotten()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var (story, admin, _, head) = await Twins(world);
        var id = (await world.Do(new ProposeMerge("QPX", "QPR"), admin)).Id!;
        await world.Do(new AnswerMerge(id, true), head);
        await world.Do(new AnswerMerge(id, true), story.Provider);

        var left = await Cells(world, "QPR");

        // What was said at the time stays said: the merge itself, and what the record keeps.
        left.Except(["Parties.Id", "Parties.Names", "PartyMerges.DuplicateId", "Journal.PartyId"])
            .ShouldBeEmpty();
    }

    /// <summary>R12: a code with a space behind it is the same code.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_code_with_a_space_behind_it_is_the_one_without(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        await world.AddParty("QPR");
        var admin = await world.AddMember(Party.Secretariat, Roles.Administrator);
        var names = new Dictionary<string, string> { ["en"] = "Again" };
        var hash = InvitationCode.Hash(InvitationCode.New());

        (
            await world.Mechanism.Do(
                new InviteParty("QPR ", "state", names, null, "A", "a@example.org", hash),
                admin
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("party.already-there");
    }

    private static async Task<(CaseStory Story, string Admin, string Twin, string Head)> Twins(
        TestWorld world
    )
    {
        var story = await MoneyTests.Delivering(world);
        await world.AddParty("QPX", region: "155");
        var head = await world.AddMember("QPX", Roles.Authoriser | Roles.DelegateAdministrator);
        var twin = await world.AddMember("QPX", Roles.Drafter);
        await world.Do(
            new RecordFlow(
                new FlowInput
                {
                    Status = FlowStatus.Commitment,
                    Amount = 1000,
                    Currency = "USD",
                    On = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime),
                    RequestId = story.RequestId,
                }
            ),
            story.Provider
        );
        await world.Do(
            new SaveOffer(
                null,
                new OfferInput
                {
                    Sort = "team",
                    Title = "For one alone",
                    Recipients = ["QPR"],
                }
            ),
            twin
        );
        await world.Do(
            new SaveOffer(
                null,
                new OfferInput
                {
                    Sort = "team",
                    Title = "For others",
                    ExcludedRecipients = ["QPR"],
                }
            ),
            twin
        );
        return (story, await world.AddMember(Party.Secretariat, Roles.Administrator), twin, head);
    }

    /// <summary>Everything the two parties are named in, as text.</summary>
    private static async Task<string> Everything(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var lines = new List<string>();
        lines.AddRange(
            (await db.Set<Member>().ToListAsync()).Select(x => $"\"{x.PartyId}\" {x.Id} {x.Roles}")
        );
        lines.AddRange(
            (await db.Set<Offer>().ToListAsync()).Select(x =>
                $"\"{x.PartyId}\" {x.Id} {string.Join(',', x.Recipients.Concat(x.ExcludedRecipients).Select(r => $"\"{r}\""))}"
            )
        );
        lines.AddRange(
            (await db.Set<Flow>().ToListAsync()).Select(x => $"\"{x.FromId}\" {x.Id} \"{x.ToId}\"")
        );
        lines.AddRange(
            (await db.Set<Confero.Packages.Contribution>().ToListAsync()).Select(x =>
                $"\"{x.ProviderId}\" {x.Id}"
            )
        );
        lines.AddRange(
            (await db.Set<Request>().ToListAsync()).SelectMany(x =>
                x.Introduced.Select(p => $"\"{p}\" {x.Id}")
            )
        );
        lines.AddRange(
            (await db.Set<RequestAudience>().ToListAsync()).Select(x =>
                $"\"{x.PartyId}\" audience {x.RequestId}"
            )
        );
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>Columns in which a text still stands, read from the database itself.</summary>
    private static async Task<List<string>> Cells(TestWorld world, string text)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var found = new List<string>();
        foreach (
            var table in db
                .Model.GetEntityTypes()
                .Where(x => x.GetTableName() is not null && !x.IsMappedToJson())
        )
        foreach (var property in table.GetProperties())
        {
            var (name, column) = (table.GetTableName()!, property.GetColumnName());
            if (name == "Journal" && column == "Content" || column is "Moved")
                continue;
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText =
                $"SELECT COUNT(*) FROM \"{name}\" WHERE \"{column}\" = $1 OR \"{column}\" LIKE $2";
            foreach (var (key, value) in new[] { ("$1", text), ("$2", $"%\"{text}\"%") })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (key, value);
                command.Parameters.Add(parameter);
            }
            if (
                Convert.ToInt64(
                    await command.ExecuteScalarAsync(),
                    System.Globalization.CultureInfo.InvariantCulture
                ) > 0
            )
                found.Add($"{name}.{column}");
        }
        return found;
    }
}
