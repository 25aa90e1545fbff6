using Confero.Acts;
using Confero.Identity;
using Confero.Offers;
using Confero.Packages;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching.Pooling;

/// <summary>
/// The secretariat picks one offer for a pool that has formed. Every State gets a package of its own from it, which it
/// accepts or refuses like any other; the pool keeps them together.
/// </summary>
public sealed record PackagePool(string PoolId, string OfferId) : Act
{
    public override string Code => "pool.package";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var pool = await scope.Db.Set<Pool>().Include(x => x.Parts).SingleOrDefaultAsync(x => x.Id == PoolId);
        if (pool is null || !scope.Viewer.IsSecretariat)
            return Refusal.NotFound;
        if (pool.FormedAt is null)
            return Refusal.Rule("pool.not-formed");
        if (pool.OfferId is not null)
            return Refusal.Rule("pool.has-its-offer");
        var offer = await scope.Db.Set<Offer>().SingleOrDefaultAsync(x => x.Id == OfferId);
        if (offer is null || !offer.StandsOn(scope.Today) || offer.Item != pool.Item)
            return Refusal.Unknown("offerId", OfferId);
        foreach (var part in pool.Parts.Where(x => x.LeftAt is null))
        {
            var need = await scope.Db.Set<Need>().SingleAsync(x => x.Id == part.NeedId);
            var package = await scope.Include(
                new ComposePackage(
                    part.RequestId,
                    [
                        new Part(part.NeedId, OfferId, null)
                        {
                            Quantity = need.Quantity,
                            Unit = need.Unit,
                            From = pool.From,
                            To = pool.To,
                        },
                    ],
                    pool.Note
                )
            );
            if (!package.Done)
                return package;
            part.PackageId = package.Id;
        }
        pool.OfferId = OfferId;
        scope.FileWithOwn();
        return Outcome.Of(pool.Id);
    }
}
