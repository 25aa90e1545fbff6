using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching.Pooling;

/// <summary>The secretariat takes a pool back that has not formed. No State notices before the time for answers is over.</summary>
public sealed record TakeBackPool(string PoolId) : Act
{
    public override string Code => "pool.take-back";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var pool = await scope.Db.Set<Pool>().SingleOrDefaultAsync(x => x.Id == PoolId);
        if (pool is null || !scope.Viewer.IsSecretariat)
            return Refusal.NotFound;
        if (pool.FormedAt is not null)
            return Refusal.Rule("pool.already-formed");
        pool.TakenBackAt ??= scope.Now;
        return Outcome.Of(pool.Id);
    }
}
