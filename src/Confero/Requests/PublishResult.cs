using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>The State writes what came of a case. Nobody else sees it, and what was published before stays as it was.</summary>
public sealed record WriteResult(string RequestId, string Text) : Act
{
    private const int Most = 8_000;

    public override string Code => "result.write";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(Text))
            return Refusal.Missing("text");
        if (Text.Length > Most)
            return Refusal.TooLong("text", Most);
        var result = await scope.Db.Set<CaseResult>().SingleOrDefaultAsync(x => x.RequestId == RequestId);
        if (result is null)
            scope.Db.Add(
                new CaseResult
                {
                    RequestId = request.Id,
                    PartyId = request.PartyId,
                    Language = request.Language,
                    Draft = Text.Trim(),
                }
            );
        else
            result.Draft = Text.Trim();
        return Outcome.Of(request.Id);
    }
}

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
