using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>Finds the token a call carries, and lists a member's.</summary>
public sealed class ApiTokens(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);

    /// <summary>The token if it is good now; notes its use. Read at every call, so that a revoked one is void at once.</summary>
    public async Task<ApiToken?> Use(string secret, string network)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (hash, now) = (ApiToken.HashOf(secret), clock.GetUtcNow());
        var token = await db.Set<ApiToken>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Hash == hash && x.RevokedAt == null && x.ExpiresAt > now);
        if (token is not null && (token.UsedAt is null || now - token.UsedAt >= UseIsNoted))
            await db.Set<ApiToken>()
                .Where(x => x.Id == token.Id)
                .ExecuteUpdateAsync(x =>
                    x.SetProperty(t => t.UsedAt, now).SetProperty(t => t.UsedFrom, network)
                );
        return token;
    }

    /// <summary>The viewer's own tokens that are not revoked, newest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> Of(Viewer viewer)
    {
        if (viewer.MemberId is null)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<ApiToken>()
            .AsNoTracking()
            .Where(x => x.MemberId == viewer.MemberId && x.RevokedAt == null)
            .OrderByDescending(x => x.MadeAt)
            .ThenBy(x => x.Id)
            .ToListAsync();
    }
}
