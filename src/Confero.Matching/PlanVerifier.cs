using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Matching.Verification;

namespace Confero.Matching;

/// <summary>
/// Checks a plan against the rules and recomputes its worth. Written apart from the planner on purpose: it shares the
/// model with it and nothing else, so that a fault of the one does not hide in the other.
/// </summary>
public static class PlanVerifier
{
    /// <summary>Every fault found; none means that the plan keeps the rules and is worth what it says.</summary>
    public static IReadOnlyList<Reason> Verify(MatchingInput input, Plan plan)
    {
        var facts = new PlanFacts(input);
        return
        [
            .. plan.InputHash == MatchingJson.Hash(input)
                ? Array.Empty<Reason>()
                : [new Reason("verify.other-input")],
            .. plan.Packages.SelectMany(x => PackageChecks.Check(facts, plan.Policy, x)),
            .. CapacityChecks.Check(facts, plan),
            .. WorthChecks.Check(facts, plan),
        ];
    }

    /// <summary>
    /// Establishes the bound of a plan's certificate again: every request's best package at the certificate's prices, found by
    /// plain search in whole numbers, plus what all that is scarce is worth at them.
    /// </summary>
    /// <returns>The bound proven; no plan under this input and policy is worth more.</returns>
    /// <exception cref="ArgumentException">The plan has no certificate, or one with impossible prices.</exception>
    public static ProvenBound Bound(MatchingInput input, Plan plan)
    {
        if (plan.Certificate is not { } certificate)
            throw new ArgumentException("The plan carries no certificate.", nameof(plan));
        var (bound, cutOff) = CertificateCheck.Run(input, plan.Policy, certificate);
        return new ProvenBound(bound, cutOff, bound <= certificate.Bound || cutOff > 0);
    }
}

/// <summary>What a certificate proves.</summary>
/// <param name="Bound">No plan is worth more than this many points.</param>
/// <param name="CutOff">For how many requests the search was too long, so that the bound is looser than it could be.</param>
/// <param name="Confirms">Whether it is no higher than the certificate says; not known where searches were cut off.</param>
public sealed record ProvenBound(long Bound, int CutOff, bool Confirms);
