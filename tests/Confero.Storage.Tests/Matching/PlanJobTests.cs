using Confero.Demonstration;
using Confero.Disclosure;
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
        await world.Do(new MakePlan(Seconds: 10), broker);

        await world.Get<JobRunner>().RunDue(TestContext.Current.CancellationToken);

        var run = (
            await world.Get<MatchingQueries>().Plans(await world.Viewer(broker))
        ).ShouldHaveSingleItem();
        run.Objective.ShouldBeGreaterThan(0);
        run.Bound.ShouldBeGreaterThanOrEqualTo(run.Objective);
        ((run.Bound - run.Objective) / run.Bound).ShouldBeLessThanOrEqualTo(0.02);
        var reader = world.Get<PlanReader>();
        var course = await reader.Progress(await world.Viewer(broker), run.Id);
        course.Count.ShouldBeGreaterThan(0);
        course.Select(x => x.Milliseconds).ShouldBe(course.Select(x => x.Milliseconds).Order());
        course[^1].Objective.ShouldBeLessThanOrEqualTo((long)run.Objective);
        course.Where(x => x.Bound is not null).ShouldAllBe(x => x.Bound >= x.Objective && x.Gap >= 0);
        (await reader.Progress(Viewer.Public, run.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_the_secretariat_tells_the_planner_holds_until_it_is_lifted(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await world.Get<DemonstrationPortfolio>().Load();
        const string broker = "MEM-DEMO-BROKER";
        var viewer = await world.Viewer(broker);
        var reader = world.Get<PlanReader>();
        var first = await Make(world, new MakePlan(Seconds: 3), broker);
        var kept = (await reader.Read(viewer, first))!.Value.Plan.Packages.First(x => x.Partners.Count > 0);
        var apart = (await reader.Read(viewer, first))!
            .Value.Plan.Packages.Last(x => x.Partners.Count > 0)
            .Needs.First(x => x.Contributions.Count > 0);
        await world.Do(new KeepPackage(first, kept.RequestId), broker);
        await world.Do(new ForbidPair(apart.NeedId, apart.Contributions[0].OfferId), broker);

        var mended = await Make(world, new MakePlan(Seconds: 3, From: first, Gently: true), broker);

        var plan = (await reader.Read(viewer, mended))!.Value.Plan;
        plan.Packages.Single(x => x.RequestId == kept.RequestId)
            .Needs.SelectMany(x => x.Contributions)
            .ShouldBe(kept.Needs.SelectMany(x => x.Contributions));
        plan.Packages.SelectMany(x => x.Needs)
            .Single(x => x.NeedId == apart.NeedId)
            .Contributions.ShouldNotContain(x => x.OfferId == apart.Contributions[0].OfferId);
        var rules = await reader.Rules(viewer);
        rules.Count(x => x.Kind == PlanningRuleKind.Forbid).ShouldBe(1);
        (await reader.Compare(viewer, first, mended))!.Lost.Count.ShouldBeLessThan(20);
        (await reader.Missing(viewer, mended, 5))!.Count.ShouldBeGreaterThan(0);
        (await reader.Why(viewer, mended, apart.NeedId))!.NeedId.ShouldBe(apart.NeedId);
        foreach (var rule in rules)
            await world.Do(new LiftPlanningRule(rule.Id), broker);
        (await reader.Rules(viewer)).ShouldBeEmpty();
        var outsider = await world.Viewer("MEM-DEMO-MARIAM");
        (await reader.Rules(outsider)).ShouldBeEmpty();
        (await reader.Why(outsider, mended, apart.NeedId)).ShouldBeNull();
        (await reader.Missing(outsider, mended, 5)).ShouldBeNull();
        (await reader.Compare(outsider, first, mended)).ShouldBeNull();
    }

    private static async Task<string> Make(TestWorld world, MakePlan asked, string broker)
    {
        var before = (await world.Get<MatchingQueries>().Plans(await world.Viewer(broker)))
            .Select(x => x.Id)
            .ToHashSet();
        await world.Do(asked, broker);
        await world.Get<JobRunner>().RunDue(TestContext.Current.CancellationToken);
        return (await world.Get<MatchingQueries>().Plans(await world.Viewer(broker)))
            .Single(x => !before.Contains(x.Id))
            .Id;
    }
}
