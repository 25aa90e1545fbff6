using Confero.Acts;
using Confero.Identity;
using Confero.Process;

namespace Confero.Packages;

/// <summary>
/// A provider's authoriser, or an invited expert, says yes or no to a proposal. A party's yes is a recorded consent. The
/// State is told nothing until both have said yes, and the act is filed with the provider's own, not with the case.
/// </summary>
public sealed record AnswerAsProvider(string ContributionId, bool Accepts, string? Reason = null) : Act
{
    public override string Code => "contribution.answer-as-provider";
    public override Roles AllowedTo => Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || !scope.Provides(found.Contribution))
            return Refusal.NotFound;
        scope.FileWithOwn();
        var (contribution, package, request) = found;
        if (Introduction.WhyNot(contribution, package, Side.Provider, scope.Now) is { } refusal)
            return refusal;
        contribution.ProviderAnswer = Accepts ? Answer.Accepted : Answer.Declined;
        contribution.ProviderReason = Reason;
        contribution.ProviderAnsweredAt = scope.Now;
        if (Accepts && scope.Viewer.Has(Roles.Authoriser) && scope.Member.PartyId is not null)
            scope.Consent(request.Id, ConsentScopes.Contribution, contribution.Id);
        await scope.Introduce(contribution, package, request);
        await scope.Notify(Parties.Party.Secretariat, Roles.Broker, "notice.provider-answered", request.Id);
        return Outcome.Of(contribution.Id);
    }
}
