using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>The administrator adopts a sound draft: new cases follow it, running ones stay where they are.</summary>
/// <param name="Note">Why; everybody reads it beside the version.</param>
/// <param name="ExpectedVersion">The version of the draft that was read and rehearsed.</param>
public sealed record AdoptDraft(string DraftId, string Note, Guid? ExpectedVersion = null) : Act
{
    public override string Code => "process.adopt-draft";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Db.Set<ProcessDraft>().SingleOrDefaultAsync(x => x.Id == DraftId) is not { } draft)
            return Refusal.NotFound;
        if (ExpectedVersion is not null && ExpectedVersion != draft.Version)
            return Refusal.ChangedMeanwhile;
        if (string.IsNullOrWhiteSpace(Note))
            return Refusal.Missing("note");
        var adopted = await scope.Include(new AdoptProcess(draft.Json, Note));
        if (!adopted.Done)
            return adopted;
        scope.Db.Remove(draft);
        return adopted;
    }
}
