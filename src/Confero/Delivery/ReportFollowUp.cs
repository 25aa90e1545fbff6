using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>The owner says that an action is done, and what shows it.</summary>
public sealed record ReportFollowUp(string FollowUpId, string Report) : Act
{
    private const int MostText = 4_000;

    public override string Code => "follow-up.report";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.FollowUp(FollowUpId) is not { } found
            || found.Action.OwnerPartyId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        if (found.Action.State != FollowUpState.Open)
            return Refusal.Rule("follow-up.not-open");
        if (string.IsNullOrWhiteSpace(Report))
            return Refusal.Missing("report");
        if (Report.Length > MostText)
            return Refusal.TooLong("report", MostText);
        (found.Action.ReportedAt, found.Action.ReportedBy) = (scope.Now, scope.Member.Id);
        found.Action.Report = Report.Trim();
        await scope.TellOther(found.Action, found.Request, "notice.delivery-action-reported");
        return Outcome.Of(found.Action.Id);
    }
}
