using Confero.Demonstration;
using Confero.Jobs;
using Confero.Matching;
using Confero.Testing;

namespace Confero.Storage.Tests.Matching;

/// <summary>A plan of the demonstration portfolio, made by the job the secretariat asks for.</summary>
public sealed class PlanJobTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_demonstration_is_planned_within_two_percent_of_the_best_possible(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<DemonstrationPortfolio>().Load();
        const string broker = "MEM-DEMO-BROKER";
        await world.Do(new MakePlan(Seconds: 30), broker);

        await world.Get<JobRunner>().RunDue(TestContext.Current.CancellationToken);

        var run = (
            await world.Get<MatchingQueries>().Plans(await world.Viewer(broker))
        ).ShouldHaveSingleItem();
        run.Objective.ShouldBeGreaterThan(0);
        run.Bound.ShouldBeGreaterThanOrEqualTo(run.Objective);
        ((run.Bound - run.Objective) / run.Bound).ShouldBeLessThanOrEqualTo(0.02);
    }
}
