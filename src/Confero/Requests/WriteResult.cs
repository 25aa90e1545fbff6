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
