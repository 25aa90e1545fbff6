using Confero.Acts;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>The authoriser concludes an assessment. From then on it is locked; a correction makes a new version.</summary>
/// <param name="Word">What the authoriser wants to be read with it.</param>
public sealed record ConcludeAssessment(string AssessmentId, string? Word = null) : Act
{
    internal const int MostWord = 2_000;

    public override string Code => "assessment.conclude";
    public override Roles AllowedTo => Roles.Authoriser;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.State is not (AssessmentState.Open or AssessmentState.InReview))
            return Refusal.Rule("assessment.not-open");
        if (Word?.Length > MostWord)
            return Refusal.TooLong("word", MostWord);
        if (await assessment.OpenQuestions(scope) is > 0 and var open)
            return Refusal.Rule("assessment.questions-open", open.ToString(CultureInfo.InvariantCulture));
        assessment.State = AssessmentState.Concluded;
        assessment.ConcludedAt = scope.Now;
        assessment.ConcludedBy = scope.Member.Id;
        assessment.Word = string.IsNullOrWhiteSpace(Word) ? null : Word.Trim();
        await scope.Notify(
            assessment.PartyId,
            Roles.Drafter | Roles.Authoriser,
            "notice.assessment-concluded",
            assessment.Id
        );
        return Outcome.Of(assessment.Id);
    }
}
