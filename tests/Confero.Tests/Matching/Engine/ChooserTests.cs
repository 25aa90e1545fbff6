using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Tests.Matching.Engine;

public sealed class ChooserTests
{
    /// <summary>30,000 random requests at random prices and with part of every row gone.</summary>
    [Fact]
    public void Finds_the_best_package_that_exists()
    {
        var found = 0;
        for (var seed = 0; seed < 30_000; seed++)
        {
            var problem = TinyProblems.Make(seed, 1, 4, 4);
            var random = new Random(seed);
            var steps = new RoundingSteps(problem);
            var prices = RandomPrices(problem, steps, random);
            var left =
                seed % 2 == 0 ? null : problem.RowCapacity.Select(c => random.NextInt64(c + 1)).ToArray();
            var table = new PriceTable(problem, steps).Fill(prices);
            var expected = Oracle
                .Packages(problem, 0)
                .Where(package => left is null || package.Uses.All(use => use.Amount <= left[use.Row]))
                .Select(package => ReducedValue.Of(problem, package, table))
                .DefaultIfEmpty(-1000)
                .Max();
            var chooser = new Chooser(problem) { NodeLimit = 100_000 };
            var any = chooser.Solve(0, table, left, -1000);
            if (expected > -1000)
            {
                any.ShouldBeTrue($"seed {seed}");
                chooser.Value.ShouldBe(expected, 1e-6, $"seed {seed}");
                ReducedValue.Of(problem, chooser.Get(), table).ShouldBe(expected, 1e-6, $"seed {seed}");
                found++;
            }
            else
                any.ShouldBeFalse($"seed {seed}");
        }
        found.ShouldBeGreaterThan(7000);
    }

    [Fact]
    public void Never_reports_too_low_a_bound_when_it_is_cut_off()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var problem = TinyProblems.Make(seed, 1, 4, 4);
            var steps = new RoundingSteps(problem);
            var table = new PriceTable(problem, steps).Fill(RandomPrices(problem, steps, new Random(seed)));
            var best = Oracle
                .Packages(problem, 0)
                .Select(package => ReducedValue.Of(problem, package, table))
                .DefaultIfEmpty(-1000)
                .Max();
            var chooser = new Chooser(problem) { NodeLimit = 1 };
            chooser.Solve(0, table, null, -1000);
            chooser.Upper.ShouldBeGreaterThanOrEqualTo(best - 1e-6, $"seed {seed}");
        }
    }

    internal static Prices RandomPrices(Problem problem, RoundingSteps steps, Random random)
    {
        var prices = new Prices(problem, steps);
        for (var row = 0; row < prices.Row.Length; row++)
            prices.Row[row] = random.Next(2) == 0 ? 0 : random.NextDouble() * 12;
        for (var step = 0; step < prices.Step.Length; step++)
            prices.Step[step] = random.Next(3) > 0 ? 0 : random.NextDouble() * 12;
        return prices;
    }
}
