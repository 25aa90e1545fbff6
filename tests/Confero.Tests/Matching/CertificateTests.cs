using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Tests.Matching;

/// <summary>The bound a plan carries can be established again by anybody.</summary>
public sealed class CertificateTests
{
    private static readonly MatchingInput All = Portfolios.Demonstration;
    private static readonly MatchingInput Input = Portfolios.Contest(1);
    private static readonly Lazy<Plan> Made = new(() => Portfolios.Plan(Input, 300));

    [Fact]
    public void The_prices_of_a_plan_prove_its_bound_again()
    {
        var proven = PlanVerifier.Bound(Input, Made.Value);
        proven.Confirms.ShouldBeTrue($"{proven} against {Made.Value.Certificate!.Bound}");
        proven.Bound.ShouldBeGreaterThanOrEqualTo(Made.Value.Objective);
        Made.Value.Bound.ShouldBeLessThanOrEqualTo(Made.Value.Certificate!.Bound);
    }

    [Fact]
    public void A_search_cut_off_proves_a_looser_bound_but_a_true_one()
    {
        var plan = Portfolios.PlanOfDemonstration;
        var proven = PlanVerifier.Bound(All, plan);
        proven.Bound.ShouldBeGreaterThanOrEqualTo(plan.Objective);
        proven.Confirms.ShouldBeTrue($"{proven} against {plan.Certificate!.Bound}");
    }

    [Fact]
    public void A_certificate_that_claims_too_much_is_not_confirmed()
    {
        var proven = PlanVerifier.Bound(Input, Made.Value);
        proven.CutOff.ShouldBe(0);
        var certificate = Made.Value.Certificate! with { Bound = proven.Bound };
        Confirms(certificate).ShouldBeTrue();
        Confirms(certificate with { Bound = certificate.Bound - 1 }).ShouldBeFalse();
        Confirms(certificate with { Resources = [.. certificate.Resources.Skip(1)] }).ShouldBeFalse();
        Confirms(
                certificate with
                {
                    Resources =
                    [
                        certificate.Resources[0] with
                        {
                            Price = certificate.Resources[0].Price * 3 + 4096,
                        },
                        .. certificate.Resources.Skip(1),
                    ],
                }
            )
            .ShouldBeFalse();
        Should.Throw<ArgumentException>(() =>
            Confirms(certificate with { Resources = [certificate.Resources[0] with { Price = -1 }] })
        );
    }

    [Fact]
    public void No_prices_at_all_prove_only_that_everybody_gets_the_best()
    {
        var nothing = new Certificate
        {
            Bound = 0,
            Resources = [],
            States = [],
        };
        PlanVerifier
            .Bound(Input, Made.Value with { Certificate = nothing })
            .Bound.ShouldBeGreaterThan(Made.Value.Certificate!.Bound);
    }

    private static bool Confirms(Certificate certificate) =>
        PlanVerifier.Bound(Input, Made.Value with { Certificate = certificate }).Confirms;
}
