using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Tests.Matching;

/// <summary>After a refusal, a withdrawal or a new offer, what stands is left standing.</summary>
public sealed class RematchTests
{
    private static readonly MatchingInput Input = Portfolios.Demonstration;
    private static readonly PlanOptions Short = Portfolios.WithWork(50);
    private static readonly Plan Before = Portfolios.PlanOfDemonstration;

    [Fact]
    public void Nothing_changes_when_nothing_happened()
    {
        var again = Planner.Rematch(Input, Before, Short);
        again.Broken.ShouldBeEmpty();
        again.Lost.ShouldBeEmpty();
        again.Kept.ShouldBe(Before.Packages.Count(x => x.Partners.Count > 0));
        again.Plan.Objective.ShouldBeGreaterThanOrEqualTo(Before.Objective);
    }

    [Fact]
    public void A_refusal_breaks_one_package_and_touches_no_other()
    {
        var need = Before.Packages.SelectMany(x => x.Needs).First(x => x.Contributions.Count > 0);
        var refused = Input with
        {
            Forbidden = [.. Input.Forbidden, new ForbiddenPair(need.NeedId, need.Contributions[0].OfferId)],
        };
        var mended = Planner.Rematch(refused, Before, Short);
        mended.Broken.Count.ShouldBe(1);
        mended.Kept.ShouldBe(Before.Packages.Count(x => x.Partners.Count > 0) - 1);
        PlanVerifier.Verify(refused, mended.Plan).ShouldBeEmpty();
        PlanVerifier.Bound(refused, mended.Plan).Confirms.ShouldBeTrue();
        foreach (var package in mended.Plan.Packages.Where(x => !mended.Changed.Contains(x.RequestId)))
            Said(package).ShouldBe(Said(Before.Packages.Single(x => x.RequestId == package.RequestId)));
    }

    [Fact]
    public void A_provider_that_withdraws_leaves_others_in_peace_and_the_price_of_that_is_known()
    {
        var gone = Before
            .Packages.SelectMany(x => x.Partners)
            .GroupBy(x => x, StringComparer.Ordinal)
            .MaxBy(x => x.Count())!
            .Key;
        var without = Input with { Offers = [.. Input.Offers.Where(x => x.ProviderId != gone)] };
        var mended = Planner.Rematch(without, Before, Short);
        mended.Broken.Count.ShouldBeGreaterThan(0);
        mended.PriceOfStability.ShouldBeInRange(0, mended.MostLost);
        mended.Plan.Packages.SelectMany(x => x.Partners).ShouldNotContain(gone);
        PlanVerifier.Verify(without, mended.Plan).ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_made_from_an_earlier_one_is_no_worse()
    {
        var warm = Portfolios.Plan(Input, 20, Before);
        warm.Objective.ShouldBeGreaterThanOrEqualTo(Before.Objective);
        PlanVerifier.Verify(Input, warm).ShouldBeEmpty();
    }

    /// <summary>Who gives what; the reasons why others are left out may change with what is left.</summary>
    private static string Said(PackageOutcome package) =>
        MatchingJson.Write(package with { Needs = [.. package.Needs.Select(x => x with { Reasons = [] })] });
}
