using System.Text;
using Confero.Record;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Record;

public sealed class JournalTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_stored_of_an_act_opens_its_commitment(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var story = await CaseStory.Open(world);
        await story.Draft();
        await story.Endorse();

        await using var db = await world
            .Get<IDbContextFactory<ConferoDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var entries = await db.Set<JournalEntry>().ToListAsync(TestContext.Current.CancellationToken);

        entries.Count(x => x.RequestId == story.RequestId).ShouldBeGreaterThan(3);
        foreach (var entry in entries)
        {
            Encoding.UTF8.GetString(CanonicalJson.Bytes(entry.Content)).ShouldBe(entry.Content);
            Commitment.To(entry.Content, entry.Salt).Bytes.ToArray().ShouldBe(entry.Commitment);
            Commitment
                .To(entry.Content.Replace("\"act\":\"", "\"act\":\"x"), entry.Salt)
                .Bytes.ToArray()
                .ShouldNotBe(entry.Commitment);
        }
    }
}
