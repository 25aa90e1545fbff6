using Confero.Acts;
using Confero.Identity;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>How acts get at follow-up actions.</summary>
internal static class FollowUpActs
{
    private const Roles Working = Roles.Drafter | Roles.Authoriser | Roles.Broker;

    /// <summary>The action with its case, filed under that case; null when the member's party has nothing to do with it.</summary>
    public static async Task<(FollowUp Action, Request Request)?> FollowUp(this ActScope scope, string id)
    {
        var action = await scope.Db.Set<FollowUp>().SingleOrDefaultAsync(x => x.Id == id);
        if (action is null || await scope.Case(action.RequestId) is not { } request)
            return null;
        var concerned =
            scope.Viewer.IsSecretariat
            || request.PartyId == scope.Member.PartyId
            || action.OwnerPartyId == scope.Member.PartyId;
        return concerned ? (action, request) : null;
    }

    public static Task TellOwner(this ActScope scope, FollowUp action, string code) =>
        action.OwnerMemberId is { } person
            ? scope.Notify(person, code, action.Id)
            : scope.Notify(action.OwnerPartyId, Working, code, action.Id);

    public static Task TellOther(this ActScope scope, FollowUp action, Request request, string code) =>
        scope.Notify(
            action.OwnerPartyId == request.PartyId ? Parties.Party.Secretariat : request.PartyId,
            Working,
            code,
            action.Id
        );
}

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

/// <summary>The party that wrote an action down drops it.</summary>
public sealed record DropFollowUp(string FollowUpId) : Act
{
    public override string Code => "follow-up.drop";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.FollowUp(FollowUpId) is not { } found
            || found.Action.CreatedByPartyId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        if (found.Action.State is FollowUpState.Verified or FollowUpState.Dropped)
            return Refusal.Rule("follow-up.not-open");
        found.Action.DroppedAt = scope.Now;
        return Outcome.Of(found.Action.Id);
    }
}
