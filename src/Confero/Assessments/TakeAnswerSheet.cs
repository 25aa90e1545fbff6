using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>
/// A member of the State takes the answers out as a spreadsheet. It changes nothing, but stands in the record and asks for
/// the person; a token may do it when it was made for that.
/// </summary>
public sealed record TakeAnswerSheet(string AssessmentId) : Act
{
    public override string Code => "assessment.export";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Reader;
    public override StepUp StepUp => StepUp.Always;
    public override bool ByToken => true;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var owner = await scope
            .Db.Set<Assessment>()
            .Where(x => x.Id == AssessmentId && x.State != AssessmentState.Discarded)
            .Select(x => x.PartyId)
            .SingleOrDefaultAsync();
        return owner is not null && IsOwn(scope.Viewer, owner) ? Outcome.Of(AssessmentId) : Refusal.NotFound;
    }

    private static bool IsOwn(Viewer viewer, string owner) =>
        AssessmentDisclosure.Decide(viewer, owner, false, false, []) == AssessmentDetail.Own;
}
