using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>The secretariat takes back a package that was not agreed. Both sides see only that it was not taken up.</summary>
public sealed record WithdrawPackage(string PackageId) : Act
{
    public override string Code => "package.withdraw";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var package = await scope.Db.Set<Package>().SingleOrDefaultAsync(x => x.Id == PackageId);
        if (package is null || !scope.Viewer.IsSecretariat || await scope.Case(package.RequestId) is null)
            return Refusal.NotFound;
        if (package.State is PackageState.Agreed or PackageState.Withdrawn)
            return Refusal.Rule("package.cannot-be-withdrawn");
        package.State = PackageState.Withdrawn;
        return Outcome.Of(package.Id);
    }
}
