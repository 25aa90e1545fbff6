using Confero.Acts;
using Confero.Identity;
using Confero.Process;

namespace Confero.Delivery;

/// <summary>The State says what the assistance changed, before it closes the case.</summary>
/// <param name="Rating">1 (nothing changed) to 5 (the need is met and stays met).</param>
public sealed record EvaluateRequest(string RequestId, int Rating, string Effect, string? Lesson = null) : Act
{
    public override string Code => "request.evaluate";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override Task<Outcome> Carry(ActScope scope) =>
        EvaluationRules.Record(scope, RequestId, ActMeaning.Evaluate, Rating, Effect, Lesson);
}
