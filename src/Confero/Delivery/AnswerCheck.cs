using Confero.Acts;
using Confero.Identity;
using Confero.Process;

namespace Confero.Delivery;

/// <summary>The State answers the check that falls due a year after it closed the case: what has lasted.</summary>
public sealed record AnswerCheck(string RequestId, int Rating, string Effect, string? Lesson = null) : Act
{
    public override string Code => "request.answer-check";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override Task<Outcome> Carry(ActScope scope) =>
        EvaluationRules.Record(scope, RequestId, ActMeaning.Check, Rating, Effect, Lesson);
}
