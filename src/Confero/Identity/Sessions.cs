using System.Security.Cryptography;
using System.Text;
using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>How somebody came in.</summary>
/// <param name="Method">password, passkey, provider or demonstration.</param>
/// <param name="StrongAt">When they last proved who they are; null when they did not.</param>
/// <param name="Since">When they first came in, where a session goes on under a new secret.</param>
public sealed record Arrival(
    string MemberId,
    string Method,
    DateTimeOffset? StrongAt = null,
    DateTimeOffset? Since = null
);

/// <summary>Keeps the sessions of all nodes in the database.</summary>
public sealed class Sessions(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(5);

    /// <summary>Stores a ticket and gives the secret for the cookie.</summary>
    public async Task<string> Start(
        Arrival arrival,
        byte[] ticket,
        DateTimeOffset expires,
        string? browser,
        string? network
    )
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        db.Add(
            new Session
            {
                Key = KeyOf(secret),
                MemberId = arrival.MemberId,
                Ticket = ticket,
                StartedAt = arrival.Since ?? now,
                SeenAt = now,
                ExpiresAt = expires,
                Browser = browser is { Length: > 200 } ? browser[..200] : browser,
                Network = network,
                Method = arrival.Method,
                StrongAt = arrival.StrongAt,
            }
        );
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>The session of a secret if it is still good; notes now and then that it is used.</summary>
    public async Task<Session?> Find(string secret)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (key, now) = (KeyOf(secret), clock.GetUtcNow());
        var began = now - Longest;
        var session = await db.Set<Session>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Key == key && x.ExpiresAt > now && x.StartedAt > began);
        if (session is not null && now - session.SeenAt >= UseIsNoted)
            await db.Set<Session>()
                .Where(x => x.Key == key)
                .ExecuteUpdateAsync(x => x.SetProperty(s => s.SeenAt, now));
        return session;
    }

    public async Task Renew(string secret, byte[] ticket, DateTimeOffset expires)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = KeyOf(secret);
        await db.Set<Session>()
            .Where(x => x.Key == key)
            .ExecuteUpdateAsync(x =>
                x.SetProperty(s => s.Ticket, ticket).SetProperty(s => s.ExpiresAt, expires)
            );
    }

    /// <summary>Ends the session of a secret.</summary>
    public async Task End(string secret) => await EndByKey(KeyOf(secret));

    /// <summary>Ends a session by the key it is listed under; signing out, or going on under a new secret.</summary>
    public async Task EndByKey(string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Set<Session>().Where(x => x.Key == key).ExecuteDeleteAsync();
    }

    /// <summary>The viewer's own sessions, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> Of(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var began = now - Longest;
        return await db.Set<Session>()
            .AsNoTracking()
            .Where(x => x.MemberId == viewer.MemberId && x.ExpiresAt > now && x.StartedAt > began)
            .OrderByDescending(x => x.SeenAt)
            .ThenBy(x => x.Key)
            .ToListAsync();
    }

    private static string KeyOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
