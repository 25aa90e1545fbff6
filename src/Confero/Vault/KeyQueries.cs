using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Vault;

/// <summary>A key of the database as its operator sees it; never the key itself.</summary>
/// <param name="PartyId">Whose content it seals; null for the installation's own.</param>
/// <param name="MasterId">The master key that wrapped it.</param>
/// <param name="Rows">Rows it seals.</param>
public sealed record KeyRow(
    string Id,
    string? PartyId,
    DateTimeOffset CreatedAt,
    string MasterId,
    KeyState State,
    long Rows
);

/// <summary>The life of a key.</summary>
public enum KeyState
{
    /// <summary>Seals what is new.</summary>
    Current,

    /// <summary>Opens what it sealed, until that is sealed anew.</summary>
    Retired,

    /// <summary>Gone, and nothing with it.</summary>
    Destroyed,

    /// <summary>Gone by its party's decision, and all it had sealed.</summary>
    Erased,
}

/// <summary>The keys of the database, for its operator.</summary>
public sealed class KeyQueries(IDbContextFactory<ConferoDb> databases)
{
    public async Task<IReadOnlyList<KeyRow>> List()
    {
        await using var db = await databases.CreateDbContextAsync();
        var keys = await db.Set<DataKey>()
            .AsNoTracking()
            .OrderBy(x => x.PartyId)
            .ThenBy(x => x.CreatedAt)
            .ToListAsync();
        var tables = SealedTable.All(db);
        var rows = new List<KeyRow>();
        foreach (var key in keys)
        {
            var sealedRows = 0L;
            foreach (var table in tables)
                sealedRows += await table.Count(db, key.Id);
            rows.Add(new(key.Id, key.PartyId, key.CreatedAt, key.MasterId, StateOf(key), sealedRows));
        }
        return rows;
    }

    private static KeyState StateOf(DataKey key) =>
        key.Erased ? KeyState.Erased
        : key.DestroyedAt is not null ? KeyState.Destroyed
        : key.RetiredAt is not null ? KeyState.Retired
        : KeyState.Current;
}
