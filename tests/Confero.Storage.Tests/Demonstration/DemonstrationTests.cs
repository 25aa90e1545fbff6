using Confero.Demonstration;
using Confero.Disclosure;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Demonstration;

/// <summary>The demonstration is told by real acts, on both databases, and shows every state of the process.</summary>
public sealed class DemonstrationTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_fills_an_empty_database_once(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var demonstration = world.Get<DemonstrationPortfolio>();

        await demonstration.Load();
        await demonstration.Load();

        var broker = await world.Viewer("MEM-DEMO-BROKER");
        var seen = await world.Get<RequestQueries>().List(broker, new RequestFilter { Size = 100 });
        seen.Items.Count.ShouldBeGreaterThanOrEqualTo(40);
        seen.Items.Select(x => x.State).Distinct().Count().ShouldBeGreaterThanOrEqualTo(14);
        var open = await world.Get<RequestQueries>().List(Viewer.Public, new RequestFilter { Size = 100 });
        open.Items.Count.ShouldBeLessThan(seen.Items.Count);
    }
}
