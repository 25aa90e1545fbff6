using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>
/// The administrator saves the text of a draft, whether it was written as text or made by the form. A faulty text is
/// kept as it is: nothing is lost, and it cannot be adopted before it is mended.
/// </summary>
/// <param name="ExpectedVersion">The version the member worked from.</param>
public sealed record EditProcess(string DraftId, string Json, Guid? ExpectedVersion = null) : Act
{
    private const int MostText = 500_000;

    public override string Code => "process.edit";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Db.Set<ProcessDraft>().SingleOrDefaultAsync(x => x.Id == DraftId) is not { } draft)
            return Refusal.NotFound;
        if (ExpectedVersion is not null && ExpectedVersion != draft.Version)
            return Refusal.ChangedMeanwhile;
        if (string.IsNullOrWhiteSpace(Json))
            return Refusal.Missing("json");
        if (Json.Length > MostText)
            return Refusal.TooLong("json", MostText);
        (draft.Json, draft.ChangedAt, draft.ChangedBy) = (Json, scope.Now, scope.Member.Id);
        return Outcome.Of(draft.Id);
    }
}
