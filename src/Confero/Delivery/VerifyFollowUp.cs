using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>Somebody of another party than the owner's looks and says whether it is done; if not, it is open again.</summary>
public sealed record VerifyFollowUp(string FollowUpId, bool Done, string Finding) : Act
{
    private const int MostText = 4_000;

    public override string Code => "follow-up.verify";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.FollowUp(FollowUpId) is not { } found)
            return Refusal.NotFound;
        var action = found.Action;
        if (action.OwnerPartyId == scope.Member.PartyId)
            return Refusal.Rule("follow-up.needs-another-party");
        if (action.State != FollowUpState.Reported)
            return Refusal.Rule("follow-up.not-reported");
        if (string.IsNullOrWhiteSpace(Finding))
            return Refusal.Missing("finding");
        if (Finding.Length > MostText)
            return Refusal.TooLong("finding", MostText);
        action.Finding = Finding.Trim();
        if (Done)
            (action.VerifiedAt, action.VerifiedBy, action.VerifiedByPartyId) = (
                scope.Now,
                scope.Member.Id,
                scope.PartyId
            );
        else
            (action.ReportedAt, action.ReportedBy) = (null, null);
        await scope.TellOwner(action, "notice.delivery-action-looked-at");
        return Outcome.Of(action.Id);
    }
}
