using Confero.Acts;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The State says that an agreed visit took place.</summary>
public sealed record VisitTookPlace(string VisitId) : Act
{
    public override string Code => "visit.took-place";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.VisitOf(VisitId, ownCase: true) is not { } found)
            return Refusal.NotFound;
        if (found.Visit.State != VisitState.Agreed)
            return Refusal.Rule("visit.not-agreed");
        if (found.Visit.From > scope.Today)
            return Refusal.Rule("visit.not-yet");
        found.Visit.HeldAt = scope.Now;
        return Outcome.Of(found.Visit.Id);
    }
}
