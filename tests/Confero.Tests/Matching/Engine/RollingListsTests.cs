using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Tests.Matching.Engine;

/// <summary>Short lists that are renewed a few at a time while prices move.</summary>
public sealed class RollingListsTests
{
    private const int Moves = 64; // after which every list has been made anew

    [Fact]
    public void Lists_made_anew_one_after_another_end_as_lists_made_at_once()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var problem = TinyProblems.Make(seed, 400, 3, 6);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            var rolling = new RollingLists(new InPieces(problem), steps, 2);
            rolling.At(ChooserTests.RandomPrices(problem, steps, new Random(seed + 1)));
            for (var move = 0; move < Moves; move++)
                rolling.Renew(prices, move % 8, 8);

            var atOnce = new RollingLists(new InPieces(problem), steps, 2);
            atOnce.At(prices);
            rolling.RowUse.ShouldBe(atOnce.RowUse, $"seed {seed}");
            rolling.StepUse.ShouldBe(atOnce.StepUse, $"seed {seed}");
            rolling.GroupUse.ShouldBe(atOnce.GroupUse, $"seed {seed}");
        }
    }

    [Fact]
    public void Lists_made_at_the_prices_prove_what_all_options_prove_and_never_more()
    {
        var same = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var problem = TinyProblems.Make(seed, 30, 4, 8);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            var whole = new Evaluation(problem, steps).At(prices);
            var listed = new RollingLists(new InPieces(problem), steps, 4).At(prices);
            listed.ShouldBeLessThanOrEqualTo(whole + 1e-6, $"seed {seed}");
            if (listed > whole - 1e-6)
                same++;
        }
        same.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_large_portfolio_in_memory_is_planned_over_lists_and_the_plan_is_one_of_the_whole()
    {
        var problem = TinyProblems.Make(1, 1600, 2, 120);
        problem.OptionCount.ShouldBeGreaterThan(40 * problem.ItemCount);
        var (first, second) = (Search(problem), Search(problem));

        first.List.Problem.ShouldBeSameAs(problem);
        first.Plan.Value.ShouldBeGreaterThan(0);
        first.Plan.Value.ShouldBeLessThanOrEqualTo((long)Math.Floor(first.Bound + 1e-6));
        first.Bound.ShouldBe(new Evaluation(problem, new RoundingSteps(problem)).At(first.Prices), 1e-3);
        var again = new Selection(problem);
        for (var request = 0; request < problem.RequestCount; request++)
            if (first.Plan[request] is { } package)
            {
                again.Fits(package).ShouldBeTrue();
                again.Put(Package.Of(problem, request, package.Options, package.Payers));
            }
        again.Value.ShouldBe(first.Plan.Value);
        second.Plan.Value.ShouldBe(first.Plan.Value);
        second.Bound.ShouldBe(first.Bound);
    }

    private static SearchResult Search(Problem problem) =>
        new PackageSearch(
            new WholeProblem(problem),
            new SearchSettings(TimeSpan.FromMinutes(5), 60, 1, 0, null, CancellationToken.None)
        ).Run();
}
