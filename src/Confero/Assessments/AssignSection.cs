using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>Says who of the State's people shall answer a section; everybody who may answer still can.</summary>
/// <param name="Members">Ids of members; empty assigns nobody.</param>
public sealed record AssignSection(string AssessmentId, string Section, IReadOnlyList<string> Members) : Act
{
    public override string Code => "assessment.assign";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnAssessment(AssessmentId) is not { } assessment)
            return Refusal.NotFound;
        var questionnaire = await Questionnaires.Of(scope.Db, assessment);
        if (!questionnaire.Sections.Any(x => x.Code == Section))
            return Refusal.NotFound;
        if (assessment.State != AssessmentState.Open)
            return Refusal.Rule("assessment.not-open");
        var wanted = Members.Distinct().ToList();
        var people = await scope
            .Db.Set<Member>()
            .Where(x => x.PartyId == scope.PartyId && x.RemovedAt == null && wanted.Contains(x.Id))
            .ToListAsync();
        var able = people.FindAll(x => (x.Roles & (Roles.Drafter | Roles.Authoriser)) != 0);
        if (able.Count < wanted.Count)
            return Refusal.Unknown("members", wanted.Except(able.Select(x => x.Id)).First());
        var before = assessment.Assignments.Where(x => x.Section == Section).ToList();
        foreach (var gone in before.Where(x => !wanted.Contains(x.MemberId)))
            assessment.Assignments.Remove(gone);
        foreach (var member in wanted.Except(before.Select(x => x.MemberId)).ToList())
        {
            assessment.Assignments.Add(
                new SectionAssignment
                {
                    AssessmentId = assessment.Id,
                    Section = Section,
                    MemberId = member,
                }
            );
            if (member != scope.Member.Id)
                await scope.Notify(member, "notice.assessment-assigned", assessment.Id);
        }
        return Outcome.Of(assessment.Id);
    }
}
