using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>Takes a need line out of a case that may still be edited; lines that named it as a prerequisite no longer do.</summary>
public sealed record RemoveNeed(string RequestId, string NeedId) : Act
{
    public override string Code => "request.remove-need";
    public override Roles AllowedTo => CaseAuthority.Writers;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (await scope.WhyNotWrite(request) is { } refusal)
            return refusal;
        if (request.Needs.Find(x => x.Id == NeedId) is not { } need)
            return Refusal.NotFound;
        scope.Db.Remove(need);
        foreach (var other in request.Needs.Where(x => x.Prerequisites.Exists(p => p.NeedId == NeedId)))
            other.Prerequisites = [.. other.Prerequisites.Where(p => p.NeedId != NeedId)];
        scope.NoteEditor(request);
        scope.Touch(request);
        return Outcome.Of(request.Id);
    }
}
