using Confero.Acts;
using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>How acts get at a case: only as far as the member may know that it exists.</summary>
internal static class CaseLoading
{
    /// <summary>The case with its lines and steps, or null when it does not exist for this member.</summary>
    public static async Task<Request?> Case(this ActScope scope, string requestId)
    {
        var request = await scope
            .Db.Set<Request>()
            .VisibleTo(scope.Viewer)
            .Include(x => x.Needs.OrderBy(n => n.Line))
            .Include(x => x.Steps.OrderBy(s => s.At))
            .Include(x => x.Audience)
            .AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == requestId);
        if (request is null || !Decision.Decide(scope.Viewer, request.Disclosure()).Exists)
            return null;
        scope.BelongsTo(request.Id, request.PartyId);
        return request;
    }

    /// <summary>The case if it is the member's own State's.</summary>
    public static async Task<Request?> OwnCase(this ActScope scope, string requestId) =>
        await scope.Case(requestId) is { } request && Decision.IsOwner(scope.Viewer, request.Disclosure())
            ? request
            : null;

    /// <summary>Marks the case as changed, so that whoever holds an older version learns of it.</summary>
    public static void Touch(this ActScope scope, Request request)
    {
        request.ChangedAt = scope.Now;
        request.ChangedBy = scope.Member.Id;
        request.RefreshAudience();
        scope.Db.Entry(request).State = EntityState.Modified;
    }

    /// <summary>The State a case belongs to.</summary>
    public static async ValueTask<string?> OwnerOfCase(this ConferoDb db, string requestId) =>
        db.Set<Request>().Local.FindEntry(requestId)?.Entity.PartyId
        ?? await db.Set<Request>().Where(x => x.Id == requestId).Select(x => x.PartyId).SingleAsync();

    /// <summary>Whether the member worked from an older version than the stored one.</summary>
    public static bool Stale(Guid? expected, Guid stored) => expected is not null && expected != stored;
}
