using Confero.Acts;
using Confero.Identity;
using Confero.Requests;

namespace Confero.Packages;

/// <summary>A provider's authoriser, or an invited expert, says yes or no to a proposal. The State is told nothing until both have said yes.</summary>
public sealed record AnswerAsProvider(string ContributionId, bool Accepts, string? Reason = null) : Act
{
    public override string Code => "contribution.answer-as-provider";
    public override Roles AllowedTo => Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Contribution(ContributionId) is not { } found || !scope.Provides(found.Contribution))
            return Refusal.NotFound;
        var (contribution, package, request) = found;
        if (package.State != PackageState.Proposed || contribution.ProviderAnswer != Answer.None)
            return Refusal.Rule("contribution.already-answered");
        contribution.ProviderAnswer = Accepts ? Answer.Accepted : Answer.Declined;
        contribution.ProviderReason = Reason;
        contribution.ProviderAnsweredAt = scope.Now;
        await scope.Introduce(contribution, request);
        await scope.Notify(Parties.Party.Secretariat, Roles.Broker, "notice.provider-answered", request.Id);
        return Outcome.Of(contribution.Id);
    }
}
