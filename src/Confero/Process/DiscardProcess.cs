using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>The administrator throws a draft away.</summary>
public sealed record DiscardProcess(string DraftId) : Act
{
    public override string Code => "process.discard";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Db.Set<ProcessDraft>().SingleOrDefaultAsync(x => x.Id == DraftId) is not { } draft)
            return Refusal.NotFound;
        scope.Db.Remove(draft);
        return Outcome.Of(draft.Id);
    }
}
