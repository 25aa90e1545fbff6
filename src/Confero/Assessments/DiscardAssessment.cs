using Confero.Acts;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>Gives up an assessment that was not concluded. Its record stays; lists no longer show it.</summary>
public sealed record DiscardAssessment(string AssessmentId) : Act
{
    public override string Code => "assessment.discard";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.State is not (AssessmentState.Open or AssessmentState.InReview))
            return Refusal.Rule("assessment.not-open");
        assessment.State = AssessmentState.Discarded;
        return Outcome.Of(assessment.Id);
    }
}
