using Confero.Acts;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The visitor does not come after all.</summary>
public sealed record CallOffVisit(string VisitId) : Act
{
    public override string Code => "visit.call-off";
    public override Roles AllowedTo => Roles.Broker | Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (
            await scope.VisitOf(VisitId, ownCase: false) is not { } found
            || found.Visit.VisitorId != scope.Member.PartyId
        )
            return Refusal.NotFound;
        var (visit, request) = found;
        if (visit.State is not (VisitState.Proposed or VisitState.Agreed))
            return Refusal.Rule("visit.already-answered");
        visit.CalledOffAt = scope.Now;
        await scope.Notify(
            request.PartyId,
            Roles.Drafter | Roles.Authoriser,
            "notice.visit-called-off",
            request.Id
        );
        return Outcome.Of(visit.Id);
    }
}
