using Confero.Matching.Packages;
using Confero.Matching.Pricing;

namespace Confero.Tests.Matching.Engine;

/// <summary>What a request would lose if it had to take an option, against trying every package.</summary>
public sealed class OptionLossTests
{
    [Fact]
    public void An_option_loses_what_the_best_package_with_it_lacks()
    {
        var (compared, costly) = (0, 0);
        for (var seed = 0; seed < 2000; seed++)
        {
            var problem = Make(seed);
            var steps = new RoundingSteps(problem);
            var table = new PriceTable(problem, steps).Fill(
                ChooserTests.RandomPrices(problem, steps, new Random(seed))
            );
            var packages = Oracle.Packages(problem, 0);
            if (packages.Count == 0)
                continue;
            var best = packages.Max(package => ReducedValue.Of(problem, package, table));
            var chooser = new Chooser(problem);
            chooser.Solve(0, table, null, -1e6).ShouldBeTrue();
            var losses = new OptionLosses(problem, chooser);
            losses.Look(0, chooser.Get());
            for (var option = 0; option < problem.OptionCount; option++)
            {
                if (double.IsPositiveInfinity(losses[option]))
                    continue;
                var with = packages
                    .Where(package => package.Options.Contains(option))
                    .Max(package => ReducedValue.Of(problem, package, table));
                losses[option].ShouldBe(best - with, 1e-6, $"seed {seed}, option {option}");
                compared++;
                costly += best - with > 1 ? 1 : 0;
            }
        }
        compared.ShouldBeGreaterThan(5000);
        costly.ShouldBeGreaterThan(2000);
    }

    /// <summary>A request of mandatory items whose options use a row each, so that they do not meet.</summary>
    private static Problem Make(int seed)
    {
        var random = new Random(seed);
        var builder = new ProblemBuilder();
        int organisations = random.Next(1, 5),
            items = random.Next(1, 5);
        var options = Enumerable.Range(0, items).Select(_ => random.Next(1, 6)).ToList();
        foreach (var _ in Enumerable.Range(0, options.Sum()))
            builder.AddRow(RowKind.People, random.Next(3, 9));
        builder.BeginRequest(0, Problem.MostItems, -1);
        var row = 0;
        foreach (var count in options)
        {
            builder.AddItem(true, 0, 0, false);
            for (var option = 0; option < count; option++)
            {
                builder.AddOption(random.Next(organisations), 0, 0, random.Next(1, 100), false);
                builder.AddUse(row++, random.Next(1, 4));
            }
        }
        return builder.Build(
            1,
            1,
            organisations,
            random.Next(0, 40),
            new GroupPoints([
                [],
            ]),
            0
        );
    }
}
