using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Tests.Matching.Engine;

public sealed class SearchTests
{
    /// <summary>1,000 random problems, each solved by trying every plan.</summary>
    [Fact]
    public void Finds_and_proves_the_best_plan_of_small_problems()
    {
        long served = 0;
        Parallel.For(
            0,
            1000,
            seed =>
            {
                var problem = TinyProblems.Make(seed, 1 + seed % 4);
                var best = Oracle.Best(problem);
                var result = Search(problem, 400);
                result.Plan.Value.ShouldBe(best, $"seed {seed}");
                Math.Floor(result.Bound + 1e-6).ShouldBe(best, $"seed {seed}");
                Interlocked.Add(ref served, result.Plan.StatesServed);
            }
        );
        served.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void No_prices_prove_a_bound_below_the_best_plan()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var problem = TinyProblems.Make(seed, 1 + seed % 3);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            for (var group = 0; group < problem.Groups.Count; group++)
                prices.Group[group] = new Random(seed).NextDouble() * problem.Groups.Most(group);
            new Evaluation(problem, steps, 1)
                .At(prices)
                .ShouldBeGreaterThanOrEqualTo(Oracle.Best(problem) - 1e-6, $"seed {seed}");
        }
    }

    [Fact]
    public void The_same_seed_and_work_give_the_same_plan()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var problem = TinyProblems.Make(seed, 180, 4, 5);
            SearchResult first = Search(problem, 3000),
                second = Search(problem, 3000);
            second.Plan.Value.ShouldBe(first.Plan.Value);
            second.Bound.ShouldBe(first.Bound);
            for (var request = 0; request < problem.RequestCount; request++)
                (
                    first.Plan[request]?.SameAs(second.Plan[request]) ?? second.Plan[request] is null
                ).ShouldBeTrue();
        }
    }

    internal static SearchResult Search(Problem problem, long work) =>
        new PackageSearch(
            new WholeProblem(problem),
            new SearchSettings(TimeSpan.FromMinutes(5), work, 1, 0, null, CancellationToken.None)
        ).Run();
}
