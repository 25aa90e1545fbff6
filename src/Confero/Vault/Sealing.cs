using System.Security.Cryptography;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Confero.Vault;

/// <summary>Seals the confidential content of what is about to be saved, where it is new or changed.</summary>
internal static class Sealing
{
    public static async Task Seal(ConferoDb db, KeyRing ring)
    {
        var rows = db
            .ChangeTracker.Entries<ISealed>()
            .Where(x => x.State is EntityState.Added or EntityState.Unchanged or EntityState.Modified)
            .ToList();
        foreach (var row in rows)
            await Seal(db, ring, row);
    }

    private static async Task Seal(ConferoDb db, KeyRing ring, EntityEntry<ISealed> row)
    {
        var form = SealedRow.Of(row.Metadata)!;
        var plain = form.Fields.Write(row.Entity);
        string? owner;
        if (
            row.State == EntityState.Added
            || row.Property(form.Content).CurrentValue is not byte[] content
            || row.Property(form.SealedBy).CurrentValue is not string keyId
        )
            owner = await row.Entity.SealedFor(db);
        else
        {
            var known = db.KeyOf(keyId);
            var before = known.ErasedAt is null
                ? Unsealing.Open(known.Key, content, form.Bound(keyId, x => row.Property(x).CurrentValue))
                : Erased(db, row.Entity);
            if (before.AsSpan().SequenceEqual(plain))
                return;
            owner = (await db.Set<DataKey>().FindAsync(keyId))!.PartyId;
        }
        var (id, key) = await Current(db, ring, owner);
        row.Property(form.Content).CurrentValue = SealedBytes.Seal(
            key,
            plain,
            form.Bound(id, x => row.Property(x).CurrentValue)
        );
        row.Property(form.SealedBy).CurrentValue = id;
    }

    /// <summary>What stands in a row whose content is gone: as it was read, so that it stays gone unless somebody writes anew.</summary>
    private static byte[] Erased(ConferoDb db, object row) =>
        db.Erased.TryGetValue(row, out var bytes) ? bytes : [];

    /// <summary>
    /// The key that seals what is new of a party, read in the transaction that will save; the first content of a party
    /// brings its first key, which is there only if what it seals is.
    /// </summary>
    internal static async Task<(string Id, byte[] Key)> Current(ConferoDb db, KeyRing ring, string? owner)
    {
        if (db.CurrentKeys.TryGetValue(owner ?? "", out var known))
            return known;
        var stored = await db.Set<DataKey>()
            .Where(x => x.PartyId == owner && x.RetiredAt == null)
            .OrderByDescending(x => x.CreatedAt)
            .Select(x => x.Id)
            .FirstOrDefaultAsync();
        var current = stored is not null ? (stored, db.KeyOf(stored).Key!) : Add(db, ring, owner);
        return db.CurrentKeys[owner ?? ""] = current;
    }

    internal static (string Id, byte[] Key) Add(ConferoDb db, KeyRing ring, string? owner)
    {
        var id = Ids.Key();
        var key = RandomNumberGenerator.GetBytes(32);
        db.Add(
            new DataKey
            {
                Id = id,
                PartyId = owner,
                CreatedAt = ring.Now,
                MasterId = ring.Masters.Current,
                Wrapped = ring.Masters.Wrap(key, DataKey.Bound(id)),
            }
        );
        db.NewKeys[id] = key;
        return (id, key);
    }
}
