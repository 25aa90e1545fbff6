using Confero.Acts;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>How acts get at an assessment: only the State's own.</summary>
internal static class AssessmentLoading
{
    /// <summary>The assessment with all its parts, or null when it does not exist for this member.</summary>
    public static async Task<Assessment?> OwnAssessment(this ActScope scope, string id)
    {
        if (!AssessmentDisclosure.MayAnswer(scope.Viewer))
            return null;
        var found = await scope
            .Db.Set<Assessment>()
            .Include(x => x.Answers)
            .Include(x => x.Assignments)
            .Include(x => x.Sharings)
            .AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == id && x.PartyId == scope.Member.PartyId);
        if (found is not null)
            scope.BelongsTo(found.PartyId);
        return found;
    }

    /// <summary>The State an assessment belongs to.</summary>
    public static async ValueTask<string?> OwnerOfAssessment(this ConferoDb db, string id) =>
        db.Set<Assessment>().Local.FindEntry(id)?.Entity.PartyId
        ?? await db.Set<Assessment>().Where(x => x.Id == id).Select(x => x.PartyId).SingleAsync();

    /// <summary>Whether the acting party is a State; only States assess themselves.</summary>
    public static async Task<bool> AssessesItself(this ActScope scope) =>
        scope.Viewer.IsRegisteredParty
        && (await scope.Db.Set<Party>().SingleAsync(x => x.Id == scope.PartyId)).IsState;

    /// <summary>Lets whoever holds an older version learn of a change.</summary>
    public static void Touch(this ActScope scope, Assessment assessment) =>
        scope.Db.Entry(assessment).State = EntityState.Modified;

    public static bool Stale(Guid? expected, Guid stored) => expected is not null && expected != stored;
}
