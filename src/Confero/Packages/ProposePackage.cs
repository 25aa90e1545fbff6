using Confero.Acts;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>
/// The secretariat lays a package before the State and, each alone, before its providers. Neither side learns the
/// other's name unless it could see it anyway, or until both have said yes.
/// </summary>
public sealed record ProposePackage(string PackageId) : Act
{
    public override string Code => "package.propose";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var package = await scope
            .Db.Set<Package>()
            .Include(x => x.Contributions)
            .SingleOrDefaultAsync(x => x.Id == PackageId);
        if (
            package is null
            || !scope.Viewer.IsSecretariat
            || await scope.Case(package.RequestId) is not { } request
        )
            return Refusal.NotFound;
        if (package.State != PackageState.Draft)
            return Refusal.Rule("package.already-proposed");
        if (!request.Circulated && !request.BlindMatching)
            return Refusal.Rule("package.no-consent-to-match");
        if (await scope.Advance(request, ActMeaning.Propose) is { } refused)
            return refused;
        (package.State, package.ProposedAt) = (PackageState.Proposed, scope.Now);
        await scope.Notify(
            request.PartyId,
            Roles.Drafter | Roles.Authoriser,
            "notice.package-proposed",
            request.Id
        );
        foreach (var contribution in package.Contributions)
            await NotifyProvider(scope, contribution);
        return Outcome.Of(package.Id);
    }

    private static async Task NotifyProvider(ActScope scope, Contribution contribution)
    {
        if (contribution.ProviderId is not null && contribution.OfferId is not null)
            await scope.Notify(
                contribution.ProviderId,
                Roles.Drafter | Roles.Authoriser,
                "notice.proposal",
                contribution.Id
            );
        if (contribution.ExpertId is null)
            return;
        var experts = await scope
            .Db.Set<Parties.Member>()
            .Where(x => x.ExpertId == contribution.ExpertId && x.RemovedAt == null)
            .ToListAsync();
        foreach (var expert in experts)
            await scope.Notify(expert.Id, "notice.invitation", contribution.Id);
    }
}
