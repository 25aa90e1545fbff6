using Confero.Acts;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>Hands a fully answered assessment to the authoriser for review.</summary>
public sealed record SubmitAssessment(string AssessmentId) : Act
{
    public override string Code => "assessment.submit";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.Open)
            return Refusal.Rule("assessment.not-open");
        if (await assessment.OpenQuestions(scope) is > 0 and var open)
            return Refusal.Rule("assessment.questions-open", open.ToString(CultureInfo.InvariantCulture));
        assessment.State = AssessmentState.InReview;
        await scope.Notify(assessment.PartyId, Roles.Authoriser, "notice.assessment-review", assessment.Id);
        return Outcome.Of(assessment.Id);
    }
}
