using Confero.Acts;
using Confero.Identity;
using Confero.Packages;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The State's authoriser lets a visit take place, which is a recorded consent, or declines it.</summary>
public sealed record AnswerVisit(string VisitId, bool Accepts, string? Reason = null) : Act
{
    public override string Code => "visit.answer";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.VisitOf(VisitId, ownCase: true) is not { } found)
            return Refusal.NotFound;
        var (visit, request) = found;
        if (visit.State != VisitState.Proposed)
            return Refusal.Rule("visit.already-answered");
        if (Accepts && visit.To < scope.Today)
            return Refusal.Rule("visit.in-the-past");
        (visit.Answer, visit.Reason, visit.AnsweredAt) = (
            Accepts ? Answer.Accepted : Answer.Declined,
            Reason,
            scope.Now
        );
        if (Accepts)
            scope.Consent(request.Id, ConsentScopes.Visit, visit.Id);
        await scope.TellVisitor(visit, request, "notice.visit-answered");
        return Outcome.Of(visit.Id);
    }
}

/// <summary>How acts get at visits.</summary>
internal static class VisitLoading
{
    public static async Task<(Visit Visit, Request Request)?> VisitOf(
        this ActScope scope,
        string visitId,
        bool ownCase
    )
    {
        var visit = await scope.Db.Set<Visit>().SingleOrDefaultAsync(x => x.Id == visitId);
        if (visit is null)
            return null;
        var request = ownCase ? await scope.OwnCase(visit.RequestId) : await scope.Case(visit.RequestId);
        return request is null ? null : (visit, request);
    }

    public static Task TellVisitor(this ActScope scope, Visit visit, Request request, string code) =>
        scope.Notify(visit.VisitorId, Roles.Drafter | Roles.Authoriser | Roles.Broker, code, request.Id);
}
