using System.Reflection;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Vault;

/// <summary>
/// When parties that were one are two again, what was written meanwhile lies under the key of either. It is sealed anew for
/// whom it belongs to now, so that each can erase all its own content, and nothing of the other's.
/// </summary>
internal static class RightfulKeys
{
    private static readonly MethodInfo OfOneKind = typeof(RightfulKeys).GetMethod(
        nameof(RestoreRows),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    /// <summary>Runs in the act's unit of work, after ownership has changed; the rows are saved with it.</summary>
    public static async Task Restore(ConferoDb db, params string[] parties)
    {
        var keys = await db.Set<DataKey>()
            .Where(x => x.PartyId != null && parties.Contains(x.PartyId) && x.DestroyedAt == null)
            .ToDictionaryAsync(x => x.Id, x => x.PartyId);
        foreach (var type in db.Model.GetEntityTypes().Where(x => SealedRow.Of(x) is not null).ToList())
            await (Task)OfOneKind.MakeGenericMethod(type.ClrType).Invoke(null, [db, keys])!;
    }

    private static async Task RestoreRows<T>(ConferoDb db, IReadOnlyDictionary<string, string?> keys)
        where T : class, ISealed
    {
        var ids = keys.Keys.ToList();
        var rows = await db.Set<T>()
            .Where(x => ids.Contains(EF.Property<string?>(x, SealedRow.KeyColumn)!))
            .ToListAsync();
        foreach (var row in rows)
        {
            var sealedBy = db.Entry(row).Property<string?>(SealedRow.KeyColumn);
            if (keys[sealedBy.CurrentValue!] != await row.SealedFor(db))
                sealedBy.CurrentValue = null;
        }
    }
}
