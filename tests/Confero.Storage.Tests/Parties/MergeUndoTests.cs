using System.Globalization;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Offers;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage.Tests.Delivery;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Parties;

/// <summary>Undoing a merge brings every cell of every table back as it was, whatever it holds: numbers, nothing, sealed bytes.</summary>
public sealed class MergeUndoTests
{
    /// <summary>What a merge itself leaves behind: its own row, word of it, the record, and stamps of versions.</summary>
    private static readonly string[] Traces =
    [
        "PartyMerges",
        "Journal",
        "Notices",
        "Letters",
        "Jobs",
        "DoneActs",
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Every_cell_comes_back(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await MoneyTests.Delivering(world);
        await world.AddParty("QPX", region: "155");
        var head = await world.AddMember("QPX", Roles.Authoriser | Roles.Drafter);
        var admin = await world.AddMember(Party.Secretariat, Roles.Administrator);
        await world.Do(
            new SaveOffer(
                null,
                new OfferInput
                {
                    Sort = "team",
                    Title = "A sealed offer",
                    Description = "Kept under the key of its own party.",
                }
            ),
            head
        );
        await BothHaveRead(world, story);
        var before = await Everything(world);
        var id = (await world.Do(new ProposeMerge("QPX", "QPR"), admin)).Id!;
        await world.Do(new AnswerMerge(id, true), head);
        await world.Do(new AnswerMerge(id, true), story.Provider);
        (await Everything(world)).ShouldNotBe(before);

        await world.Do(new UndoMerge(id), admin);

        var after = await Everything(world);
        foreach (var (table, rows) in before)
            after[table].ShouldBe(rows, table);
    }

    /// <summary>Rows both parties have under the same key, so that one must be dropped: it holds numbers, dates and nothing.</summary>
    private static async Task BothHaveRead(TestWorld world, CaseStory story)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        foreach (var (i, party) in new[] { "QPX", "QPR" }.Index())
        {
            db.Add(
                new Reading
                {
                    RequestId = story.RequestId,
                    PartyId = party,
                    Section = Section.Money,
                    FirstAt = world.Clock.GetUtcNow().AddDays(-i - 1),
                    LastAt = world.Clock.GetUtcNow().AddMilliseconds(-i - 1),
                }
            );
            db.Add(
                new CaseKeeper
                {
                    SubjectId = story.OfferId,
                    PartyId = party,
                    MemberId = story.Provider,
                    Since = world.Clock.GetUtcNow().AddDays(-i),
                }
            );
        }
        await db.SaveChangesAsync();
    }

    /// <summary>All rows of all tables, each cell with its type, as the database holds them.</summary>
    private static async Task<SortedDictionary<string, string>> Everything(TestWorld world)
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tables = db
            .Model.GetEntityTypes()
            .Select(x => x.GetTableName())
            .OfType<string>()
            .Distinct()
            .Except(Traces);
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(
                    string.Join(
                        '|',
                        Enumerable
                            .Range(0, reader.FieldCount)
                            .Where(i => reader.GetName(i) is not "Version")
                            .Select(i => $"{reader.GetName(i)}={Cell(reader.GetValue(i))}")
                    )
                );
            all[table] = string.Join('\n', rows.Order(StringComparer.Ordinal));
        }
        return all;
    }

    private static string Cell(object value) =>
        value switch
        {
            byte[] bytes => $"bytes {Convert.ToHexString(bytes)}",
            _ => $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}",
        };
}
