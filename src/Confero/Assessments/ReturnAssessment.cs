using Confero.Acts;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>The authoriser gives an assessment back to those who answer, with a word why.</summary>
public sealed record ReturnAssessment(string AssessmentId, string Word) : Act
{
    public override string Code => "assessment.return";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.InReview)
            return Refusal.Rule("assessment.not-in-review");
        if (string.IsNullOrWhiteSpace(Word))
            return Refusal.Missing("word");
        if (Word.Length > ConcludeAssessment.MostWord)
            return Refusal.TooLong("word", ConcludeAssessment.MostWord);
        assessment.State = AssessmentState.Open;
        assessment.Word = Word.Trim();
        await scope.Notify(assessment.PartyId, Roles.Drafter, "notice.assessment-returned", assessment.Id);
        return Outcome.Of(assessment.Id);
    }
}
