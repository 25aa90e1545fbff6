using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>
/// After delivery, asks again just those questions of an assessment from which a case's needs were drafted, so that the
/// effect is measured and not claimed.
/// </summary>
public sealed record Reassess(string AssessmentId, string RequestId) : Act
{
    public override string Code => "assessment.reassess";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        var questions = await scope
            .Db.Set<DraftedNeed>()
            .Where(x => x.AssessmentId == AssessmentId && x.RequestId == RequestId)
            .Select(x => x.Question)
            .Distinct()
            .ToListAsync();
        if (questions.Count == 0)
            return Refusal.NotFound;
        var running = await scope
            .Db.Set<Assessment>()
            .AnyAsync(x =>
                x.EarlierId == assessment.Id
                && x.RequestId == RequestId
                && (x.State == AssessmentState.Open || x.State == AssessmentState.InReview)
            );
        if (running)
            return Refusal.Rule("assessment.reassessed-already");
        var again = new Assessment
        {
            Id = Ids.Assessment(),
            PartyId = assessment.PartyId,
            SiteId = assessment.SiteId,
            Questionnaire = assessment.Questionnaire,
            QuestionnaireVersion = assessment.QuestionnaireVersion,
            Title = assessment.Title,
            AsOf = scope.Today,
            Purpose = AssessmentPurpose.Reassessment,
            EarlierId = assessment.Id,
            RequestId = RequestId,
            Asked = [.. questions.Order(StringComparer.Ordinal)],
            OpenedAt = scope.Now,
            OpenedBy = scope.Member.Id,
        };
        scope.Db.Add(again);
        return Outcome.Of(again.Id);
    }
}
