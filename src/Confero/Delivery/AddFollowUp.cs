using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>The State or the secretariat writes down what has to be done, who does it and by when.</summary>
/// <param name="OwnerPartyId">The State itself, the secretariat, or a partner both sides of which know each other.</param>
public sealed record AddFollowUp(
    string RequestId,
    string Text,
    string OwnerPartyId,
    DateOnly DueOn,
    string? OwnerMemberId = null
) : Act
{
    private const int MostText = 4_000;

    public override string Code => "follow-up.add";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.Case(RequestId) is not { } request
            || !(scope.Viewer.IsSecretariat || request.PartyId == scope.Member.PartyId)
        )
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Missing("text");
        if (Text.Length > MostText)
            return Refusal.TooLong("text", MostText);
        if (DueOn < scope.Today)
            return Refusal.Invalid("follow-up.due-in-the-past", "dueOn");
        var known =
            OwnerPartyId == request.PartyId
            || (OwnerPartyId == Party.Secretariat && request.ReachedSecretariat)
            || request.Introduced.Contains(OwnerPartyId);
        if (!known)
            return Refusal.Unknown("ownerPartyId", OwnerPartyId);
        if (OwnerMemberId is not null && !await IsOf(scope, OwnerMemberId, OwnerPartyId))
            return Refusal.Unknown("ownerMemberId", OwnerMemberId);
        var action = new FollowUp
        {
            Id = Ids.FollowUp(),
            RequestId = request.Id,
            Text = Text.Trim(),
            OwnerPartyId = OwnerPartyId,
            OwnerMemberId = OwnerMemberId,
            DueOn = DueOn,
            CreatedBy = scope.Member.Id,
            CreatedByPartyId = scope.PartyId,
            CreatedAt = scope.Now,
        };
        scope.Db.Add(action);
        scope.Db.Add(FollowUpDue.Job(action));
        await scope.TellOwner(action, "notice.delivery-action");
        return Outcome.Of(action.Id);
    }

    private static Task<bool> IsOf(ActScope scope, string memberId, string party) =>
        scope.Db.Set<Member>().AnyAsync(x => x.Id == memberId && x.PartyId == party && x.RemovedAt == null);
}
