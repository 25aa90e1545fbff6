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

    /// <summary>The key of that id.</summary>
    /// <exception cref="CryptographicException">The database has no such key, or its master key is not here.</exception>
    internal KnownKey Find(string id)
    {
        if (opened is { } known && known.Until > Now && known.Keys.TryGetValue(id, out var key))
            return key;
        return Load().TryGetValue(id, out var found)
            ? found
            : throw new CryptographicException($"The key {id} is not in the database.");
    }

    /// <summary>Lets go of what is in memory, after keys changed.</summary>
    internal void Forget() => opened = null;

    /// <summary>Opens every key of the database, so that a missing master key is known before anybody reads or writes.</summary>
    /// <exception cref="CryptographicException">One does not open; the text says which, and what to do.</exception>
    public void Check() => Load();

    private FrozenDictionary<string, KnownKey> Load()
    {
        using var db = databases.CreateDbContext();
        var keys = db.Set<DataKey>()
            .AsNoTracking()
            .AsEnumerable()
            .ToFrozenDictionary(
                x => x.Id,
                x => new KnownKey(
                    x.Wrapped is null ? null : masters.Unwrap(x.MasterId, x.Wrapped, DataKey.Bound(x.Id)),
                    x.Erased ? x.DestroyedAt : null
                )
            );
        opened = new Opened(keys, Now + Kept);
        return keys;
    }

    private sealed record Opened(FrozenDictionary<string, KnownKey> Keys, DateTimeOffset Until);
}

/// <summary>A key of the database as this process knows it.</summary>
/// <param name="Key">Null when it was destroyed.</param>
/// <param name="ErasedAt">When its party had it destroyed, and all it had sealed.</param>
internal readonly record struct KnownKey(byte[]? Key, DateTimeOffset? ErasedAt = null);
