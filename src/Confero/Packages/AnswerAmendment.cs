using Confero.Acts;
using Confero.Delivery;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>The authoriser of one side accepts an amendment or refuses it. When both have accepted, it is what is agreed.</summary>
public sealed record AnswerAmendment(string AmendmentId, bool Accepts, string? Reason = null) : Act
{
    public override string Code => "amendment.answer";
    public override Roles AllowedTo => Roles.Authoriser | Roles.Expert;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var amendment = await scope.Db.Set<Amendment>().SingleOrDefaultAsync(x => x.Id == AmendmentId);
        if (
            amendment is null
            || await scope.Contribution(amendment.ContributionId) is not { } found
            || scope.SideOf(found) is not { } side
        )
            return Refusal.NotFound;
        if (!amendment.Open || amendment.AnswerOf(side) != Answer.None)
            return Refusal.Rule("amendment.already-answered");
        if (!Accepts && string.IsNullOrWhiteSpace(Reason))
            return Refusal.Missing("reason");
        if (found.Request.Ended)
            return Refusal.Rule("package.case-ended");
        Note(amendment, side, scope.Now);
        if (!Accepts)
            amendment.RefusedReason = Reason!.Trim();
        else if (side == DeliverySide.State)
            scope.Consent(found.Request.Id, ConsentScopes.Contribution, amendment.Id);
        if (amendment is { ProviderAnswer: Answer.Accepted, StateAnswer: Answer.Accepted })
        {
            amendment.After.ApplyTo(found.Contribution);
            amendment.InForceAt = scope.Now;
            if (found.Contribution.CommittedAt is not null && await Excess(scope, found) is { } refusal)
                return refusal;
        }
        await scope.TellSides(found, "notice.delivery-amendment-answered");
        return Outcome.Of(amendment.Id);
    }

    private void Note(Amendment amendment, DeliverySide side, DateTimeOffset now)
    {
        var answer = Accepts ? Answer.Accepted : Answer.Declined;
        if (side == DeliverySide.State)
            (amendment.StateAnswer, amendment.StateAnsweredAt) = (answer, now);
        else
            (amendment.ProviderAnswer, amendment.ProviderAnsweredAt) = (answer, now);
    }

    private static async Task<Outcome?> Excess(
        ActScope scope,
        (Contribution Contribution, Package Package, Request Request) found
    )
    {
        var excess = await OfferLimits.Check(scope, [found.Contribution], found.Request.Needs);
        return excess.Count > 0 ? Outcome.Refused(excess) : null;
    }
}
