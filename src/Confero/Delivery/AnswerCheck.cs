using Confero.Acts;
using Confero.Identity;
using Confero.Process;

namespace Confero.Delivery;

/// <summary>Whether what the sustainment plan promised was done; null where nothing is said.</summary>
public sealed record Kept(bool? RunningCostsPaid, bool? SparePartsAtHand, bool? TrainingRefreshed);

/// <summary>The State answers the check that falls due 6, 12 or 24 months after it closed the case: what has lasted.</summary>
public sealed record AnswerCheck(
    string RequestId,
    int Rating,
    string Effect,
    string? Lesson = null,
    Kept? Kept = null
) : Act
{
    public override string Code => "request.answer-check";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override Task<Outcome> Carry(ActScope scope) =>
        EvaluationRules.Record(scope, RequestId, ActMeaning.Check, Rating, Effect, Lesson, Kept);
}
