using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>The administrator takes a retirement back.</summary>
public sealed record RestoreProcess(string Process, int Version) : Act
{
    public override string Code => "process.restore";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var found = await scope
            .Db.Set<AdoptedProcess>()
            .SingleOrDefaultAsync(x => x.Code == Process && x.Version == Version && x.RetiredAt != null);
        if (found is null)
            return Refusal.NotFound;
        (found.RetiredAt, found.RetiredBy, found.RetireNote) = (null, null, null);
        return Outcome.Of(Process);
    }
}
