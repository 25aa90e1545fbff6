namespace Confero.Assessments;

/// <summary>A part that both pictures have.</summary>
public sealed record PartChange(string Code, Score Before, Score After)
{
    public int Percent => (After.Percent ?? 0) - (Before.Percent ?? 0);
    public int Levels => After.Level - Before.Level;
}

/// <summary>A question whose credit changed between two pictures.</summary>
public sealed record AnswerChange(Question Question, AnswerView? Before, AnswerView? After)
{
    public int Credit => (After?.Credit ?? 0) - (Before?.Credit ?? 0);
}

/// <summary>Two pictures of the same State or site, the older one first, as far as the viewer sees both.</summary>
public sealed record AssessmentComparison(
    AssessmentView Before,
    AssessmentView After,
    PartChange Total,
    IReadOnlyList<PartChange> Stages,
    IReadOnlyList<PartChange> Themes,
    IReadOnlyList<PartChange> Series,
    IReadOnlyList<AnswerChange> Rose,
    IReadOnlyList<AnswerChange> Fell
)
{
    /// <summary>Compares; null when they are not of the same thing.</summary>
    public static AssessmentComparison? Of(AssessmentView one, AssessmentView other)
    {
        if (
            one.PartyId != other.PartyId
            || one.Questionnaire != other.Questionnaire
            || one.Own?.SiteId != other.Own?.SiteId
            || one.Id == other.Id
        )
            return null;
        var (before, after) =
            (one.AsOf, one.Revision).CompareTo((other.AsOf, other.Revision)) <= 0
                ? (one, other)
                : (other, one);
        var changes = after
            .Definition.Questions.Where(x => before.Asks(x) && after.Asks(x))
            .Select(x => new AnswerChange(
                x,
                before.Answers.GetValueOrDefault(x.Code),
                after.Answers.GetValueOrDefault(x.Code)
            ))
            .ToList();
        return new AssessmentComparison(
            before,
            after,
            new PartChange("", before.Total, after.Total),
            Parts(before.Stages, after.Stages),
            Parts(before.Themes, after.Themes),
            Parts(before.Series, after.Series),
            [.. changes.Where(x => x.Credit > 0).OrderByDescending(x => x.Credit * x.Question.Weight)],
            [.. changes.Where(x => x.Credit < 0).OrderBy(x => x.Credit * x.Question.Weight)]
        );
    }

    private static List<PartChange> Parts(IReadOnlyList<PartScore> before, IReadOnlyList<PartScore> after) =>
        [
            .. after.Join(
                before,
                x => x.Code,
                x => x.Code,
                (later, earlier) => new PartChange(later.Code, earlier.Score, later.Score)
            ),
        ];
}
