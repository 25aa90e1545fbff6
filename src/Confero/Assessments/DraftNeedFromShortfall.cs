using Confero.Acts;
using Confero.Identity;
using Confero.Languages;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>
/// Drafts a need from a shortfall of a concluded assessment, in an open draft of the State or a new one, with what the
/// questionnaire knows of it. Neither site, nor reason, nor evidence goes into the need: the State adds what it wants.
/// </summary>
/// <param name="RequestId">The draft to add it to; null opens one.</param>
/// <param name="Language">The language of a new draft; the texts follow the draft's.</param>
public sealed record DraftNeedFromShortfall(
    string AssessmentId,
    string Question,
    string? RequestId = null,
    string Language = "en"
) : Act
{
    private const int MostTitle = 200;

    public override string Code => "assessment.draft-need";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        var questionnaire = await Questionnaires.Of(scope.Db, assessment);
        if (questionnaire.Find(Question) is not { Need: { } pattern } question || !assessment.Asks(Question))
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.Concluded)
            return Refusal.Rule("assessment.not-concluded");
        var given = assessment.Answers.Find(x => x.Question == Question);
        if (
            Scoring.Credit(
                question,
                new Given(given?.Standing ?? Standing.Open, given?.Value),
                assessment.AsOf
            )
            is null
                or >= 100
        )
            return Refusal.Rule("assessment.no-shortfall");
        var (request, language, refused) = await Draft(scope);
        if (refused is not null)
            return refused;
        var input = Fill(question, questionnaire.SectionOf(question), pattern, language, assessment.AsOf);
        var need = await scope.Include(new SaveNeed(request, null, input));
        if (!need.Done)
            return need;
        scope.Db.Add(
            new DraftedNeed
            {
                AssessmentId = assessment.Id,
                Question = Question,
                RequestId = request,
                NeedId = need.Id!,
                At = scope.Now,
            }
        );
        return Outcome.Of(need.Id);
    }

    private async Task<(string Request, string Language, Outcome? Refused)> Draft(ActScope scope)
    {
        if (RequestId is not null)
        {
            var language = await scope
                .Db.Set<Request>()
                .Where(x => x.Id == RequestId && x.PartyId == scope.PartyId)
                .Select(x => x.Language)
                .SingleOrDefaultAsync();
            if (language is null)
                return ("", "", Refusal.NotFound);
            return (RequestId, language, null);
        }
        var title = Words("assessment.request-title", Language);
        var drafted = await scope.Include(new DraftRequest(title, Language));
        return drafted.Done ? (drafted.Id!, Language, null) : ("", "", drafted);
    }

    private static NeedInput Fill(
        Question question,
        QuestionSection section,
        NeedPattern pattern,
        string language,
        DateOnly asOf
    )
    {
        var title = Pick(pattern.Titles, language);
        return new NeedInput
        {
            Title = title.Length <= MostTitle ? title : title[..MostTitle],
            Description = Words(
                "assessment.need-description",
                language,
                asOf.ToString("d MMMM yyyy", CultureOf(language)),
                Pick(question.Texts, language)
            ),
            Kind = pattern.Kind,
            Stage = section.Stage,
            Objectives = question.Objectives,
            Modules = question.Modules,
            Competences = pattern.Competence is { } code
                ? [new Competence(code, pattern.CompetenceLevel)]
                : [],
            Item = pattern.Item,
            Languages = [language],
            Urgency = question.Critical?.Level switch
            {
                1 => 4,
                2 => 3,
                _ => 2,
            },
            UrgencyReason = question.Critical is { Level: <= 2 and var level }
                ? Words("assessment.need-urgency", language, level)
                : null,
        };
    }

    private static string Pick(IReadOnlyDictionary<string, string> names, string language) =>
        names.TryGetValue(language, out var text) ? text : names["en"];

    private static string Words(string key, string language, params object[] args) =>
        Texts.Get(key, CultureOf(language), args);

    private static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language);
}
