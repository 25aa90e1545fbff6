using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>Keeps the sessions of all nodes in the database.</summary>
public sealed class Sessions(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    /// <summary>Stores a ticket and gives the secret for the cookie.</summary>
    public async Task<string> Start(string memberId, byte[] ticket, DateTimeOffset expires, string? browser)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync();
        db.Add(
            new Session
            {
                Key = Hash(secret),
                MemberId = memberId,
                Ticket = ticket,
                StartedAt = clock.GetUtcNow(),
                ExpiresAt = expires,
                Browser = browser is { Length: > 200 } ? browser[..200] : browser,
            }
        );
        await db.SaveChangesAsync();
        return secret;
    }

    public async Task<byte[]?> Find(string secret)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (key, now) = (Hash(secret), clock.GetUtcNow());
        return await db.Set<Session>()
            .Where(x => x.Key == key && x.ExpiresAt > now)
            .Select(x => x.Ticket)
            .SingleOrDefaultAsync();
    }

    public async Task Renew(string secret, byte[] ticket, DateTimeOffset expires)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = Hash(secret);
        await db.Set<Session>()
            .Where(x => x.Key == key)
            .ExecuteUpdateAsync(x =>
                x.SetProperty(s => s.Ticket, ticket).SetProperty(s => s.ExpiresAt, expires)
            );
    }

    public async Task End(string secret)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = Hash(secret);
        await db.Set<Session>().Where(x => x.Key == key).ExecuteDeleteAsync();
    }

    /// <summary>The member's sessions, newest first.</summary>
    public async Task<IReadOnlyList<Session>> Of(string memberId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        return await db.Set<Session>()
            .AsNoTracking()
            .Where(x => x.MemberId == memberId && x.ExpiresAt > now)
            .OrderByDescending(x => x.StartedAt)
            .ToListAsync();
    }

    /// <summary>Ends one session of the member by its key.</summary>
    public async Task EndByKey(string memberId, string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Set<Session>().Where(x => x.MemberId == memberId && x.Key == key).ExecuteDeleteAsync();
    }

    private static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
