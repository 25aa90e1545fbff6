using System.Collections.Frozen;
using System.Security.Cryptography;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Vault;

/// <summary>
/// The opened keys of the database, in memory for at most a minute, so that a key destroyed on one node opens nothing on
/// another for longer.
/// </summary>
public sealed class KeyRing(MasterKeys masters, IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private volatile Opened? opened;

    /// <summary>The keys that wrap.</summary>
    internal MasterKeys Masters => masters;
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The key of that id; null when it was destroyed.</summary>
    /// <exception cref="CryptographicException">The database has no such key, or its master key is not here.</exception>
    internal byte[]? Find(string id)
    {
        if (opened is { } known && known.Until > Now && known.Keys.TryGetValue(id, out var key))
            return key;
        return Load().TryGetValue(id, out var found)
            ? found
            : throw new CryptographicException($"The key {id} is not in the database.");
    }

    /// <summary>Lets go of what is in memory, after keys changed.</summary>
    internal void Forget() => opened = null;

    private FrozenDictionary<string, byte[]?> Load()
    {
        using var db = databases.CreateDbContext();
        var keys = db.Set<DataKey>()
            .AsNoTracking()
            .AsEnumerable()
            .ToFrozenDictionary(
                x => x.Id,
                x => x.Wrapped is null ? null : masters.Unwrap(x.MasterId, x.Wrapped, DataKey.Bound(x.Id))
            );
        opened = new Opened(keys, Now + Kept);
        return keys;
    }

    private sealed record Opened(FrozenDictionary<string, byte[]?> Keys, DateTimeOffset Until);
}
