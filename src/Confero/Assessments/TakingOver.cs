namespace Confero.Assessments;

/// <summary>Answers of an earlier assessment as the beginning of a new one; who gave them and when stays with them.</summary>
internal static class TakingOver
{
    public static void TakeOver(this Assessment assessment, IEnumerable<Answer> answers) =>
        assessment.Answers.AddRange(
            answers.Select(x => new Answer
            {
                AssessmentId = assessment.Id,
                Question = x.Question,
                Standing = x.Standing,
                Value = x.Value,
                Reason = x.Reason,
                Note = x.Note,
                Evidence = x.Evidence,
                By = x.By,
                At = x.At,
            })
        );
}
