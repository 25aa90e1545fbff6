using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>Opens the next version of a concluded assessment to put mistakes right. The concluded one stays as it was.</summary>
public sealed record CorrectAssessment(string AssessmentId) : Act
{
    public override string Code => "assessment.correct";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.Concluded)
            return Refusal.Rule("assessment.not-concluded");
        var corrected = await scope
            .Db.Set<Assessment>()
            .AnyAsync(x =>
                x.EarlierId == assessment.Id
                && x.Purpose == AssessmentPurpose.Correction
                && x.State != AssessmentState.Discarded
            );
        if (corrected)
            return Refusal.Rule("assessment.corrected-already");
        var next = new Assessment
        {
            Id = Ids.Assessment(),
            PartyId = assessment.PartyId,
            SiteId = assessment.SiteId,
            Questionnaire = assessment.Questionnaire,
            QuestionnaireVersion = assessment.QuestionnaireVersion,
            Title = assessment.Title,
            AsOf = assessment.AsOf,
            Purpose = AssessmentPurpose.Correction,
            EarlierId = assessment.Id,
            Revision = assessment.Revision + 1,
            RequestId = assessment.RequestId,
            Asked = [.. assessment.Asked],
            OpenedAt = scope.Now,
            OpenedBy = scope.Member.Id,
        };
        next.TakeOver(assessment.Answers);
        scope.Db.Add(next);
        return Outcome.Of(next.Id);
    }
}
