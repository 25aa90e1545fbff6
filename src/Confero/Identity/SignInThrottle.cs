using System.Net;
using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// Slows down guessing. Failures are counted by address and network together, so that nobody can keep a delegation
/// out by failing in its name from elsewhere; the wait doubles up to fifteen minutes and a success clears it.
/// </summary>
public sealed class SignInThrottle(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private const int FreeTries = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait before another try; zero when it may be made now.</summary>
    public async Task<TimeSpan> Wait(string email, IPAddress? network)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = Key(email, network);
        var failures = await db.Set<FailedSignIns>().AsNoTracking().SingleOrDefaultAsync(x => x.Key == key);
        var wait = (failures?.NotBefore ?? DateTimeOffset.MinValue) - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public async Task Failed(string email, IPAddress? network)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = Key(email, network);
        var failures = await db.Set<FailedSignIns>().SingleOrDefaultAsync(x => x.Key == key);
        if (failures is null)
            db.Add(failures = new FailedSignIns { Key = key });
        failures.Count++;
        var seconds = failures.Count <= FreeTries ? 0 : Math.Pow(2, Math.Min(failures.Count - FreeTries, 12));
        var wait = TimeSpan.FromSeconds(seconds);
        failures.NotBefore = clock.GetUtcNow() + (wait > Longest ? Longest : wait);
        await db.SaveChangesAsync();
    }

    public async Task Succeeded(string email, IPAddress? network)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = Key(email, network);
        await db.Set<FailedSignIns>().Where(x => x.Key == key).ExecuteDeleteAsync();
    }

    private static string Key(string email, IPAddress? network)
    {
        var text = email.Trim().ToUpperInvariant() + "|" + Network.Of(network);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
