using Confero.Acts;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>A member ends own sessions: one, or all but the present one. They answer nothing from the next request on.</summary>
/// <param name="Key">The key the session is listed under; null for all.</param>
/// <param name="Except">The present session, which stays when all others end.</param>
public sealed record EndSessions(string? Key, string? Except = null) : Act
{
    public override string Code => "identity.end-sessions";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var sessions = await scope
            .Db.Set<Session>()
            .Where(x => x.MemberId == scope.Member.Id && (Key == null ? x.Key != Except : x.Key == Key))
            .ToListAsync();
        if (Key is not null && sessions.Count == 0)
            return Refusal.NotFound;
        scope.Db.RemoveRange(sessions);
        return Outcome.Of(scope.Member.Id);
    }
}
