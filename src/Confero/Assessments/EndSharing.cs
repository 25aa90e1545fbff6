using Confero.Acts;
using Confero.Identity;

namespace Confero.Assessments;

/// <summary>The authoriser takes a consent to show an assessment back; from now on it does not exist for that party.</summary>
public sealed record EndSharing(string AssessmentId, string SharingId) : Act
{
    public override string Code => "assessment.end-sharing";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        if (assessment.Sharings.Find(x => x.Id == SharingId) is not { } sharing)
            return Refusal.NotFound;
        if (sharing.Stands)
            (sharing.RevokedAt, sharing.RevokedBy) = (scope.Now, scope.Member.Id);
        return Outcome.Of(sharing.Id);
    }
}
