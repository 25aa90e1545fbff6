using Confero.Acts;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>
/// Answers one question of an open assessment. The answer carries its own version: whoever worked from an older one is
/// refused and sees what the other wrote, and nothing of either is lost.
/// </summary>
/// <param name="ExpectedVersion">The version of the answer the member worked from; null where there was none, or not to ask.</param>
public sealed record AnswerQuestion(
    string AssessmentId,
    string Question,
    AnswerInput Answer,
    Guid? ExpectedVersion = null
) : Act
{
    public override string Code => "assessment.answer";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    /// <summary>Whether the member saw no answer there, so that one that came meanwhile is a conflict.</summary>
    public bool ExpectsNone { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        var questionnaire = await Questionnaires.Of(scope.Db, assessment);
        if (questionnaire.Find(Question) is not { } question || !assessment.Asks(Question))
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.Open)
            return Refusal.Rule("assessment.not-open");
        var stored = assessment.Answers.Find(x => x.Question == Question);
        if (
            AssessmentLoading.Stale(ExpectedVersion, stored?.Version ?? Guid.Empty)
            || ExpectsNone && stored is not null
        )
            return new Refusal("assessment.answered-meanwhile", RefusalKind.Conflict, Question);
        var (answer, faults) = AnswerRules.Check(question, Answer.Tidy(), scope.Today);
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var written = Write(scope, assessment, stored, question.Code, answer);
        await scope.Db.SaveChangesAsync();
        return Outcome.Of(assessment.Id, written?.Version ?? Guid.Empty);
    }

    /// <summary>Writes an answer; nothing where it says what is stored already.</summary>
    internal static Answer? Write(
        ActScope scope,
        Assessment assessment,
        Answer? stored,
        string question,
        AnswerInput answer
    )
    {
        if (AnswerInput.Of(stored) == answer)
            return stored;
        if (stored is null)
        {
            stored = new Answer
            {
                AssessmentId = assessment.Id,
                Question = question,
                By = scope.Member.Id,
            };
            assessment.Answers.Add(stored);
            scope.Db.Add(stored);
        }
        stored.Standing = answer.Standing;
        stored.Value = answer.Value;
        stored.Reason = answer.Reason;
        stored.Note = answer.Note;
        stored.Evidence = answer.Evidence;
        stored.By = scope.Member.Id;
        stored.At = scope.Now;
        return stored;
    }
}
