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
}
