using Confero.Acts;
using Confero.Identity;
using Confero.Process;

namespace Confero.Packages;

/// <summary>The State's authoriser accepts or refuses one contribution, with a word of reason. Accepting is a recorded consent.</summary>
public sealed record AnswerAsState(string ContributionId, bool Accepts, string? Reason = null) : Act
{
    public override string Code => "contribution.answer-as-state";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.Contribution(ContributionId) is not { } found
            || found.Request.PartyId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        var (contribution, package, request) = found;
        if (Introduction.WhyNot(contribution, package, Side.State, scope.Now) is { } refusal)
            return refusal;
        if (!Accepts && string.IsNullOrWhiteSpace(Reason))
            return Refusal.Missing("reason");
        contribution.StateAnswer = Accepts ? Answer.Accepted : Answer.Declined;
        contribution.StateReason = Reason;
        contribution.StateAnsweredAt = scope.Now;
        if (Accepts)
            scope.Consent(request.Id, ConsentScopes.Contribution, contribution.Id);
        await scope.Introduce(contribution, package, request);
        await scope.Notify(Parties.Party.Secretariat, Roles.Broker, "notice.state-answered", request.Id);
        return Outcome.Of(contribution.Id);
    }
}
