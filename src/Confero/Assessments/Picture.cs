using System.Text.Json.Serialization;

namespace Confero.Assessments;

/// <summary>The score of a stage, theme or module series.</summary>
public sealed record PartScore(string Code, Score Score);

/// <summary>A question whose answer leaves something to be wished for.</summary>
/// <param name="Credit">0 to 99.</param>
/// <param name="Blocks">The level it keeps from being reached, if it is critical and not satisfied.</param>
/// <param name="Loss">The points it costs: weight times what is missing of the credit.</param>
public sealed record Shortfall(Question Question, QuestionSection Section, int Credit, int? Blocks, int Loss);

/// <summary>Where a State or a site stands: in all, by stage, theme and module series, and what is short.</summary>
public sealed record Picture(
    Score Total,
    IReadOnlyList<PartScore> Stages,
    IReadOnlyList<PartScore> Themes,
    IReadOnlyList<PartScore> Series,
    [property: JsonIgnore] IReadOnlyList<Shortfall> Shortfalls
)
{
    /// <summary>Draws the picture of a questionnaire's answers.</summary>
    /// <param name="only">The questions it is narrowed to; null for all.</param>
    public static Picture Of(
        Questionnaire questionnaire,
        IReadOnlyDictionary<string, Given> answers,
        DateOnly asOf,
        IReadOnlyCollection<string>? only = null
    )
    {
        Given Answer(Question question) => answers.GetValueOrDefault(question.Code, Given.Nothing);
        Score Score(IEnumerable<Question> questions) =>
            Scoring.Of(questionnaire.Thresholds, questions, Answer, asOf);

        var asked = questionnaire.Questions.Where(x => only?.Contains(x.Code) != false).ToList();
        return new Picture(
            Score(asked),
            Parts(asked, x => [questionnaire.SectionOf(x).Stage], Score),
            Parts(asked, x => x.Objectives, Score),
            Parts(asked, x => x.Modules.Select(m => m.Split('.')[0]).Distinct(), Score),
            Missing(questionnaire, asked, Answer, asOf)
        );
    }

    /// <summary>Parts in the order in which they are first asked about; those in which nothing counts are left out.</summary>
    private static List<PartScore> Parts(
        List<Question> asked,
        Func<Question, IEnumerable<string>> partsOf,
        Func<IEnumerable<Question>, Score> score
    ) =>
        [
            .. asked
                .SelectMany(x => partsOf(x), (question, part) => (question, part))
                .GroupBy(x => x.part)
                .Select(x => new PartScore(x.Key, score(x.Select(y => y.question))))
                .Where(x => x.Score.Counted > 0),
        ];

    /// <summary>What is short: what blocks the lowest level first, then what costs most points.</summary>
    private static List<Shortfall> Missing(
        Questionnaire questionnaire,
        List<Question> asked,
        Func<Question, Given> answer,
        DateOnly asOf
    ) =>
        [
            .. asked
                .Select(x => (Question: x, Credit: Scoring.Credit(x, answer(x), asOf)))
                .Where(x => x.Credit < 100)
                .Select(x => new Shortfall(
                    x.Question,
                    questionnaire.SectionOf(x.Question),
                    x.Credit!.Value,
                    x.Question.Critical is { } critical && x.Credit < critical.AtLeast
                        ? critical.Level
                        : null,
                    x.Question.Weight * (100 - x.Credit.Value)
                ))
                .OrderBy(x => x.Blocks ?? int.MaxValue)
                .ThenByDescending(x => x.Loss),
        ];
}
