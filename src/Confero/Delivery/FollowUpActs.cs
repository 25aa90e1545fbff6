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
