using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Exchange;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>
/// Brings the answers of a sheet in, with a verdict for each row. One refused row refuses all. A row that says what is
/// stored changes nothing; one whose answer somebody else changed since the sheet was made is refused, not overwritten.
/// </summary>
/// <param name="DryRun">Whether to say only what would happen.</param>
public sealed record ImportAnswers(string AssessmentId, IReadOnlyList<AnswerRow> Rows, bool DryRun) : Act
{
    public override string Code => "assessment.import";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    /// <summary>The verdicts, once the act was carried out.</summary>
    [JsonIgnore]
    public ImportReport Report { get; private set; } = new([]);

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.Open)
            return Refusal.Rule("assessment.not-open");
        var questionnaire = await Questionnaires.Of(scope.Db, assessment);
        var seen = new HashSet<string>();
        Report = new ImportReport([
            .. Rows.Select(x =>
                seen.Add(x.Question)
                    ? Verdict(scope, assessment, questionnaire, x)
                    : Refused(x, Refusal.Invalid("assessment.question-twice", "file", x.Question))
            ),
        ]);
        if (!Report.Clean)
            return Outcome.Refused(Report.Rows.SelectMany(x => x.Faults));
        return DryRun ? Refusal.Rule("import.dry-run") : Outcome.Of(assessment.Id);
    }

    private static ImportVerdict Verdict(
        ActScope scope,
        Assessment assessment,
        Questionnaire questionnaire,
        AnswerRow row
    )
    {
        if (questionnaire.Find(row.Question) is not { } question || !assessment.Asks(row.Question))
            return Refused(row, Refusal.Unknown("question", row.Question));
        var stored = assessment.Answers.Find(x => x.Question == row.Question);
        var (answer, faults) = AnswerRules.Check(question, row.Answer.Tidy(), scope.Today);
        if (faults.Count > 0)
            return Refused(row, [.. faults]);
        if (AnswerInput.Of(stored) == answer)
            return new(row.Place, row.Question, ImportEffect.Unchanged, []);
        if (stored is not null && row.Version != stored.Version)
            return Refused(
                row,
                new Refusal("assessment.answered-meanwhile", RefusalKind.Conflict, row.Question)
            );
        AnswerQuestion.Write(scope, assessment, stored, row.Question, answer);
        return new(row.Place, row.Question, stored is null ? ImportEffect.Added : ImportEffect.Updated, []);
    }

    private static ImportVerdict Refused(AnswerRow row, params Refusal[] faults) =>
        new(row.Place, row.Question, ImportEffect.Refused, faults);
}
