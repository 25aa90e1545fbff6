using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>Begins an assessment under the newest version of a questionnaire.</summary>
/// <param name="SiteId">The site, for a questionnaire about sites.</param>
/// <param name="AsOf">The day the picture is of; today where it is not said.</param>
/// <param name="StartFrom">A concluded assessment whose answers are taken over as a beginning.</param>
public sealed record OpenAssessment(
    string Questionnaire,
    string Title,
    string? SiteId = null,
    DateOnly? AsOf = null,
    string? StartFrom = null
) : Act
{
    private const int MostTitle = 200;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public override string Code => "assessment.open";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!await scope.AssessesItself())
            return Refusal.Rule("assessment.only-states");
        if (string.IsNullOrWhiteSpace(Title))
            return Refusal.Missing("title");
        if (Title.Length > MostTitle)
            return Refusal.TooLong("title", MostTitle);
        if (await Questionnaires.Newest(scope.Db, Questionnaire ?? "") is not { } questionnaire)
            return Refusal.Unknown("questionnaire", Questionnaire ?? "");
        if (AsOf > scope.Today || AsOf < Earliest)
            return Refusal.Invalid("assessment.not-a-day", "asOf");
        if (await SiteFault(scope, questionnaire) is { } fault)
            return fault;
        var earlier = StartFrom is null ? null : await scope.OwnAssessment(StartFrom);
        if (StartFrom is not null && earlier?.State != AssessmentState.Concluded)
            return Refusal.NotFound;
        scope.BelongsTo(scope.PartyId);
        var assessment = new Assessment
        {
            Id = Ids.Assessment(),
            PartyId = scope.PartyId,
            SiteId = SiteId,
            Questionnaire = questionnaire.Code,
            QuestionnaireVersion = questionnaire.Version,
            Title = Title.Trim(),
            AsOf = AsOf ?? scope.Today,
            OpenedAt = scope.Now,
            OpenedBy = scope.Member.Id,
        };
        scope.Db.Add(assessment);
        if (earlier is not null)
            assessment.TakeOver(earlier.Answers.Where(x => StillFits(questionnaire, x, scope.Today)));
        return Outcome.Of(assessment.Id);
    }

    private async Task<Refusal?> SiteFault(ActScope scope, Questionnaire questionnaire)
    {
        if (questionnaire.Scope == QuestionnaireScope.National)
            return SiteId is null ? null : Refusal.Invalid("assessment.needs-no-site", "siteId");
        if (SiteId is null)
            return Refusal.Missing("siteId");
        return await scope
            .Db.Set<Site>()
            .AnyAsync(x => x.Id == SiteId && x.PartyId == scope.PartyId && !x.Retired)
            ? null
            : Refusal.Unknown("siteId", SiteId);
    }

    private static bool StillFits(Questionnaire questionnaire, Answer answer, DateOnly today) =>
        questionnaire.Find(answer.Question) is { } question
        && AnswerRules.Check(question, AnswerInput.Of(answer), today).Faults.Count == 0;
}
