using Confero.Acts;
using Confero.Identity;

namespace Confero.Packages;

/// <summary>The provider binds itself to what both sides consented to.</summary>
public sealed record CommitContribution(string ContributionId) : Act
{
    public override string Code => "contribution.commit";
    public override Roles AllowedTo => Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || !scope.Provides(found.Contribution))
            return Refusal.NotFound;
        var (contribution, _, request) = found;
        if (contribution.State != ContributionState.Consented)
            return Refusal.Rule("contribution.not-consented");
        var packages = await scope.StandingPackages(request.Id);
        if (!TogetherRules.MayCommit(contribution, packages, request.Needs))
            return Refusal.Rule("contribution.waits-for-all");
        var excess = await OfferLimits.Check(scope, [contribution], request.Needs);
        if (excess.Count > 0)
            return Outcome.Refused(excess);
        contribution.CommittedAt = scope.Now;
        await scope.Notify(request.PartyId, Roles.Drafter | Roles.Authoriser, "notice.committed", request.Id);
        return Outcome.Of(contribution.Id);
    }
}
