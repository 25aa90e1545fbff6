using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The State's authoriser lets everyone read what came of a case: a recorded consent to exactly this text.</summary>
/// <param name="ExpectedVersion">The version of the text that was read before deciding.</param>
/// <param name="Until">The last day on which it may be read; null for no end.</param>
public sealed record PublishResult(string RequestId, Guid? ExpectedVersion = null, DateOnly? Until = null)
    : Act
{
    public override string Code => "result.publish";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        var result = await scope.Db.Set<CaseResult>().SingleOrDefaultAsync(x => x.RequestId == RequestId);
        if (result is null)
            return Refusal.Rule("result.nothing-written");
        if (CaseLoading.Stale(ExpectedVersion, result.Version))
            return Refusal.ChangedMeanwhile;
        if (Until < scope.Today)
            return Refusal.Invalid("consent.until-in-the-past", "until");
        var phase = (await scope.Definition(request)).State(request.State).Phase;
        if (phase is not (ProcessPhase.Delivery or ProcessPhase.Done))
            return Refusal.Rule("result.too-early");
        (result.Published, result.PublishedAt) = (result.Draft, scope.Now);
        await scope.EndConsents(request.Id, ConsentScopes.PublishResult, ConsentEnd.Replaced);
        scope.Consent(request.Id, ConsentScopes.PublishResult, until: ConsentExpiry.EndOf(Until));
        return Outcome.Of(request.Id);
    }
}
