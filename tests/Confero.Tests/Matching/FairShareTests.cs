using System.Globalization;
using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Tests.Matching;

/// <summary>Whoever has least comes first, where the policy says so; the checker counts it again by itself.</summary>
public sealed class FairShareTests
{
    private static readonly ShareStep[] Steep = [new(34, 2_000_000), new(67, 200_000), new(100, 20_000)];

    [Fact]
    public void One_more_package_never_brings_more_than_the_one_before()
    {
        var random = new Random(5);
        for (var run = 0; run < 5_000; run++)
        {
            var requests = random.Next(1, 30);
            var steps = Steps(random);
            var floor = random.Next(3) == 0 ? random.Next(5_000) : 0;
            var levels = FairShares.Levels(requests, steps, floor);
            levels.Length.ShouldBe(steps.Length == 0 ? 1 : requests);
            levels.SequenceEqual(levels.OrderDescending()).ShouldBeTrue();
            levels.ShouldAllBe(points => points >= 0);
            if (steps.Length > 0)
                levels.Sum().ShouldBeLessThanOrEqualTo(floor + steps.Sum(step => step.Points));
        }
    }

    [Fact]
    public void A_single_request_of_a_State_is_its_whole_share()
    {
        FairShares.Levels(1, Steep, 0).ShouldBe([2_220_000]);
        FairShares.Levels(3, [new(100, 300)], 0).ShouldBe([100, 100, 100]);
        FairShares.Levels(2, [new(50, 40), new(100, 10)], 5).ShouldBe([45, 10]);
    }

    /// <summary>
    /// One expert with two to seven weeks for States with three, two and one requests of one to three weeks: every way of serving them is
    /// tried, and none gives the State with least a higher share, then the next.
    /// </summary>
    [Fact]
    public void No_plan_gives_those_who_have_least_more()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var input = Portfolios.Contest(seed);
            var policy = MatchingPolicy.Default with { StateFloorPoints = 0, StateShares = Steep };
            var plan = Planner.Plan(input, policy, Portfolios.WithWork(1000));
            PlanVerifier.Verify(input, plan).ShouldBeEmpty($"seed {seed}");
            plan.Bound.ShouldBe(plan.Objective, $"seed {seed}");
            Ranked(Shares(plan)).ShouldBe(Fairest(input), $"seed {seed}");
        }
    }

    [Fact]
    public void Regions_are_balanced_and_the_certificate_proves_it()
    {
        var input = Portfolios.Contest(1);
        var policy = MatchingPolicy.Default with { RegionShares = [new(50, 50_000), new(100, 1_000)] };
        var plan = Planner.Plan(input, policy, Portfolios.WithWork(1000));
        PlanVerifier.Verify(input, plan).ShouldBeEmpty();
        var proven = PlanVerifier.Bound(input, plan);
        proven.Bound.ShouldBe(plan.Certificate!.Bound);
        proven.Bound.ShouldBeGreaterThanOrEqualTo(plan.Objective);
        PlanVerifier
            .Verify(input, plan with { FloorPoints = plan.FloorPoints + 1 })
            .ShouldContain(x => x.Code == "verify.floor");
    }

    [Fact]
    public void Every_policy_that_is_shipped_falls_from_step_to_step()
    {
        foreach (var (name, policy) in Confero.Matching.Policies.All)
        foreach (var steps in (IReadOnlyList<ShareStep>[])[policy.StateShares, policy.RegionShares])
        {
            var widths = steps
                .Select((step, i) => step.Percent - (i == 0 ? 0 : steps[i - 1].Percent))
                .ToList();
            widths.ShouldAllBe(width => width > 0, name);
            var perPercent = steps.Select((step, i) => step.Points / widths[i]).ToList();
            perPercent.SequenceEqual(perPercent.OrderDescending()).ShouldBeTrue(name);
        }
    }

    private static ShareStep[] Steps(Random random)
    {
        var ends = Enumerable
            .Range(1, 100)
            .OrderBy(_ => random.Next())
            .Take(random.Next(0, 5))
            .Order()
            .ToArray();
        return [.. ends.Select(end => new ShareStep(end, random.Next(0, 100_000)))];
    }

    private static int[] Shares(Plan plan) =>
        [
            .. plan
                .Packages.GroupBy(x => x.State)
                .Select(group => 100 * group.Count(x => x.Partners.Count > 0) / group.Count()),
        ];

    /// <summary>The shares, the lowest first, so that the greater text is the fairer one (leximin).</summary>
    private static string Ranked(int[] shares) =>
        string.Join(' ', shares.Order().Select(share => share.ToString("000", CultureInfo.InvariantCulture)));

    private static string Fairest(MatchingInput input)
    {
        var best = "";
        for (var served = 0; served < 1 << input.Requests.Count; served++)
        {
            var chosen = input.Requests.Where((_, i) => (served >> i & 1) != 0).ToList();
            if (chosen.Sum(x => x.Needs[0].Quantity) > input.Offers[0].Quantity)
                continue;
            var shares = input
                .Requests.GroupBy(x => x.State)
                .Select(group => 100 * group.Count(chosen.Contains) / group.Count())
                .ToArray();
            if (string.CompareOrdinal(Ranked(shares), best) > 0)
                best = Ranked(shares);
        }
        return best;
    }
}
