using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;

namespace Confero.Requests;

/// <summary>The authoriser consents anew to circulation, after having taken it back or let it expire.</summary>
/// <param name="Until">The last day on which others may see it; null for no end.</param>
public sealed record CirculateAgain(string RequestId, DateOnly? Until = null, Guid? ExpectedVersion = null)
    : Act
{
    public override string Code => "request.circulate-again";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        if (Until < scope.Today)
            return Refusal.Invalid("consent.until-in-the-past", "until");
        if (!MayCirculateAgain(request, await scope.Definition(request)))
            return Refusal.Rule("request.cannot-circulate-again");
        request.Circulated = true;
        request.SharedAt = scope.Now;
        await scope.EndConsents(request.Id, ConsentScopes.Circulate, ConsentEnd.Replaced);
        scope.Consent(request.Id, ConsentScopes.Circulate, until: ConsentExpiry.EndOf(Until));
        scope.Touch(request);
        request.KeepReleased(scope.Now);
        return Outcome.Of(request.Id);
    }

    /// <summary>Only a case that was circulated before, and that still looks for partners or has them.</summary>
    internal static bool MayCirculateAgain(Request request, ProcessDefinition process) =>
        !request.Circulated
        && process.State(request.State).Phase
            is ProcessPhase.Matching
                or ProcessPhase.Delivery
                or ProcessPhase.Done
        && request.Steps.Exists(x => process.Act(x.Act)?.Consent == ConsentScopes.Circulate);
}
