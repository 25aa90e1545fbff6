using Confero.Acts;

namespace Confero.Assessments;

/// <summary>What must hold before an assessment goes to the authoriser.</summary>
internal static class AssessmentReview
{
    /// <summary>How many questions have no answer yet; "unknown" with a reason is one.</summary>
    public static async Task<int> OpenQuestions(this Assessment assessment, ActScope scope)
    {
        var questionnaire = await Questionnaires.Of(scope.Db, assessment);
        var answered = assessment
            .Answers.Where(x => x.Standing != Standing.Open)
            .Select(x => x.Question)
            .ToHashSet();
        return questionnaire.Questions.Count(x =>
            x.Type != QuestionType.Text && assessment.Asks(x.Code) && !answered.Contains(x.Code)
        );
    }
}
