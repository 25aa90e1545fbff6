using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>The authoriser consents to show a concluded national assessment to the secretariat or a named party, up to a level of detail.</summary>
/// <param name="With">The party; the secretariat is one.</param>
public sealed record ShareAssessment(string AssessmentId, string With, AssessmentDetail Detail) : Act
{
    public override string Code => "assessment.share";
    public override Roles AllowedTo => Roles.Authoriser;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.SiteId is not null)
            return Refusal.Rule("assessment.site-never-leaves");
        if (assessment.State != AssessmentState.Concluded)
            return Refusal.Rule("assessment.not-concluded");
        if (Detail is not (AssessmentDetail.Overall or AssessmentDetail.ByStage or AssessmentDetail.Answers))
            return Refusal.Missing("detail");
        var known = await scope
            .Db.Set<Party>()
            .AnyAsync(x => x.Id == With && x.Id != scope.PartyId && !x.Historic);
        if (!known)
            return Refusal.Unknown("with", With ?? "");
        foreach (var standing in assessment.Sharings.Where(x => x.With == With && x.Stands))
            (standing.RevokedAt, standing.RevokedBy) = (scope.Now, scope.Member.Id);
        var sharing = new Sharing
        {
            Id = Ids.Consent(),
            AssessmentId = assessment.Id,
            With = With!,
            Detail = Detail,
            GivenBy = scope.Member.Id,
            GivenAt = scope.Now,
        };
        assessment.Sharings.Add(sharing);
        scope.Db.Add(sharing);
        await scope.Notify(With!, Roles.Authoriser | Roles.Broker, "notice.assessment-shared", assessment.Id);
        return Outcome.Of(sharing.Id);
    }
}
