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
        var compared = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = TinyProblems.Make(seed, 20, 4, 8);
            var steps = new RoundingSteps(problem);
            var prices = ChooserTests.RandomPrices(problem, steps, new Random(seed));
            var list = new WholeLists(new InPieces(problem), steps).Nearest(prices, 2);
            var (whole, listed) = (new Chooser(problem), new Chooser(list.Problem));
            var onWhole = new PriceTable(problem, steps).Fill(prices);
            var onList = new PriceTable(list.Problem, steps).Fill(prices);
            for (var request = 0; request < problem.RequestCount; request++)
                if (whole.Solve(request, onWhole, null, 0) && !whole.LookedBeyond)
                {
                    listed.Solve(request, onList, null, 0).ShouldBeTrue($"seed {seed}, request {request}");
                    listed.Value.ShouldBe(whole.Value, 1e-6, $"seed {seed}, request {request}");
                    compared++;
                }
        }
        compared.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void What_nobody_takes_is_added_to_a_list_and_what_is_planned_stays()
    {
        var (added, better) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var problem = TinyProblems.Make(seed, 20, 4, 8);
            var steps = new RoundingSteps(problem);
            var nothing = new Prices(problem, steps);
            var lists = new WholeLists(new InPieces(problem), steps);
            var list = lists.Nearest(ChooserTests.RandomPrices(problem, steps, new Random(seed)), 1);
            var plan = Insertion.ByValue(list.Problem, new PriceTable(list.Problem, steps).Fill(nothing));
            var longer = lists.WithFree(list, new StandingPlan(plan, list), nothing, 100);

            longer.Translate(plan, list).Value.ShouldBe(plan.Value, $"seed {seed}");
            var chooser = new Chooser(longer.Problem);
            var table = new PriceTable(longer.Problem, steps).Fill(nothing);
            for (var request = 0; request < problem.RequestCount; request++)
            {
                var left = plan.LeftWithout(request);
                for (var item = problem.ItemStart[request]; item < problem.ItemStart[request + 1]; item++)
                    added += Added(problem, list, longer, item, left);
                if (chooser.Solve(request, table, left, 0) && chooser.Value > (plan[request]?.Value ?? 0))
                    better++;
            }
        }
        added.ShouldBeGreaterThan(500);
        better.ShouldBeGreaterThan(50);
    }

    /// <summary>How many options of an item are only on the longer list; each of them fits what is left.</summary>
    private static int Added(Problem problem, ShortList list, ShortList longer, int item, long[] left)
    {
        var known = On(list, item);
        var now = On(longer, item);
        now.ShouldBeSubsetOf(Enumerable.Range(0, problem.OptionStart[item + 1] - problem.OptionStart[item]));
        known.ShouldBeSubsetOf(now);
        var added = now.Except(known).Select(ordinal => problem.OptionStart[item] + ordinal).ToList();
        foreach (var option in added)
            for (var use = problem.UseStart[option]; use < problem.UseStart[option + 1]; use++)
                problem.UseAmount(use).ShouldBeLessThanOrEqualTo((int)left[problem.UseRow(use)]);
        return added.Count;
    }

    private static int[] On(ShortList list, int item) =>
        list.Ordinals[list.Problem.OptionStart[item]..list.Problem.OptionStart[item + 1]];
}
