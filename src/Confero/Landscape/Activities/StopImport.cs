using Confero.Acts;
using Confero.Identity;
using Confero.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>
/// The secretariat ends the reading of a file early. What was taken in by then stays; where all or nothing was asked
/// for, it stops only as long as nothing was taken.
/// </summary>
public sealed record StopImport(string ImportId) : Act
{
    public override string Code => "landscape.stop-import";
    public override Roles AllowedTo => Roles.Broker | Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var import = await scope
            .Db.Set<ActivityImport>()
            .SingleOrDefaultAsync(x => x.Id == ImportId && x.EndedAt == null);
        if (import is null)
            return Refusal.NotFound;
        var job = await scope.Db.Set<Job>().SingleAsync(x => x.Id == import.JobId);
        job.CancelAsked = true;
        return Outcome.Of(import.Id);
    }
}
