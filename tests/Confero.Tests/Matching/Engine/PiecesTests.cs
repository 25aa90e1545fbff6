using Confero.Matching.Packages;
using Confero.Matching.Pricing;
using Confero.Matching.Search;

namespace Confero.Tests.Matching.Engine;

/// <summary>A portfolio read piece by piece, with short lists renewed by price, keeps its promises.</summary>
public sealed class PiecesTests
{
    [Fact]
    public void A_bound_added_up_from_pieces_is_the_bound_of_the_whole()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = TinyProblems.Make(seed, 30, 4, 6);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            var whole = new WholeEvaluation(new InPieces(problem), steps);
            whole.At(prices).ShouldBe(new Evaluation(problem, steps).At(prices), 1e-6, $"seed {seed}");
        }
    }

    [Fact]
    public void What_is_used_counts_the_same_whether_priced_at_once_or_in_parts()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var problem = TinyProblems.Make(seed, 200, 3, 4);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            IEvaluation[] all =
            [
                new Evaluation(problem, steps),
                new WholeEvaluation(new InPieces(problem), steps),
            ];
            foreach (var evaluation in all)
            {
                evaluation.At(ChooserTests.RandomPrices(problem, steps, new Random(seed + 1)));
                for (var part = 0; part < 3; part++)
                    evaluation.Renew(prices, part, 3);
                var (rows, cuts, groups) = (
                    evaluation.RowUse.ToArray(),
                    evaluation.StepUse.ToArray(),
                    evaluation.GroupUse.ToArray()
                );
                evaluation.At(prices);
                evaluation.RowUse.ShouldBe(rows);
                evaluation.StepUse.ShouldBe(cuts);
                evaluation.GroupUse.ShouldBe(groups);
            }
        }
    }

    [Fact]
    public void A_bound_from_short_lists_holds_for_every_option()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var problem = TinyProblems.Make(seed, 1 + seed % 4, 3, 4);
            var result = new PackageSearch(
                new InPieces(problem),
                new SearchSettings(TimeSpan.FromMinutes(1), 200, 1, 0, null, CancellationToken.None)
            ).Run();
            var best = Oracle.Best(problem);
            result.Bound.ShouldBeGreaterThanOrEqualTo(best - 1e-6, $"seed {seed}");
            result.Plan.Value.ShouldBeLessThanOrEqualTo(best, $"seed {seed}");
        }
    }

    [Fact]
    public void A_package_is_the_same_over_a_short_list_and_over_the_whole()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = TinyProblems.Make(seed, 20, 4, 8);
            var whole = ShortList.Whole(problem);
            var listed = ShortListing.ByValue(new WholeProblem(problem), 2);
            var chooser = new Chooser(listed.Problem);
            var steps = new RoundingSteps(problem);
            var nothing = new PriceTable(listed.Problem, steps).Fill(new Prices(problem, steps));
            for (var request = 0; request < problem.RequestCount; request++)
                if (chooser.Solve(request, nothing, null, 0))
                {
                    var package = chooser.Get();
                    var same = whole.Translate(package, listed)!;
                    same.Value.ShouldBe(package.Value);
                    same.Uses.ShouldBe(package.Uses);
                    listed.Translate(same, whole)!.SameAs(package).ShouldBeTrue();
                }
        }
    }

    [Fact]
    public void A_short_list_of_near_options_has_the_best_packages_at_its_prices()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = TinyProblems.Make(seed, 20, 4, 8);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            var pieces = new WholeEvaluation(new InPieces(problem), steps);
            var bound = pieces.At(prices);
            var list = pieces.List(prices, 100);
            list.Problem.OptionCount.ShouldBeLessThanOrEqualTo(problem.OptionCount);
            var onList = new Evaluation(list.Problem, steps).At(prices);
            onList.ShouldBeLessThanOrEqualTo(bound + 1e-6, $"seed {seed}");
            var whole = ShortList.Whole(problem);
            for (var option = 0; option < list.Problem.OptionCount; option++)
                list.Ordinals[option].ShouldBeLessThan(problem.OptionCount);
            whole.Problem.ItemCount.ShouldBe(list.Problem.ItemCount);
        }
    }

    /// <summary>The same problem, its options told only when asked for.</summary>
    private sealed class InPieces(Problem whole) : IRequestSource
    {
        private readonly WholeProblem _all = new(whole);

        public Problem Frame { get; } = whole.WithOptions(0, 0, 0);

        public Problem? Whole => null;

        public void Read(int item, OptionBlock options) => _all.Read(item, options);
    }
}
