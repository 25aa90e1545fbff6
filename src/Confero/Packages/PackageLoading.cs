using Confero.Acts;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>How acts get at packages and contributions.</summary>
internal static class PackageLoading
{
    /// <summary>A package the secretariat is still composing.</summary>
    public static Task<Package?> DraftPackage(this ActScope scope, string packageId, string requestId) =>
        scope
            .Db.Set<Package>()
            .Include(x => x.Contributions)
            .SingleOrDefaultAsync(x =>
                x.Id == packageId && x.RequestId == requestId && x.State == PackageState.Draft
            );

    /// <summary>The State whose case a contribution is made to.</summary>
    public static async ValueTask<string?> OwnerOfContribution(this ConferoDb db, string id) =>
        await db.OwnerOfCase(
            db.Set<Contribution>().Local.FindEntry(id)?.Entity.RequestId
                ?? await db.Set<Contribution>().Where(x => x.Id == id).Select(x => x.RequestId).SingleAsync()
        );

    /// <summary>A contribution of a proposed or agreed package, with its case, filed under that case; null when there is none.</summary>
    public static async Task<(Contribution Contribution, Package Package, Request Request)?> Contribution(
        this ActScope scope,
        string contributionId
    )
    {
        var contribution = await scope
            .Db.Set<Contribution>()
            .Include(x => x.Deliveries)
            .SingleOrDefaultAsync(x => x.Id == contributionId);
        if (contribution is null)
            return null;
        var package = await scope.Db.Set<Package>().SingleAsync(x => x.Id == contribution.PackageId);
        if (package.State is PackageState.Draft)
            return null;
        var request = await scope
            .Db.Set<Request>()
            .Include(x => x.Needs)
            .Include(x => x.Audience)
            .Include(x => x.Steps)
            .AsSplitQuery()
            .SingleAsync(x => x.Id == contribution.RequestId);
        scope.BelongsTo(request.Id, request.PartyId);
        return (contribution, package, request);
    }

    /// <summary>The packages of a case that were laid before both sides and not taken back, with all their parts.</summary>
    public static Task<List<Package>> StandingPackages(this ActScope scope, string requestId) =>
        scope
            .Db.Set<Package>()
            .Include(x => x.Contributions)
            .Where(x => x.RequestId == requestId)
            .Where(x => x.State == PackageState.Proposed || x.State == PackageState.Agreed)
            .ToListAsync();

    /// <summary>Whether the member speaks for the side that provides.</summary>
    public static bool Provides(this ActScope scope, Contribution contribution) =>
        contribution.ExpertId is not null && contribution.ExpertId == scope.Member.ExpertId
        || contribution.OfferId is not null && contribution.ProviderId == scope.Member.PartyId;
}
