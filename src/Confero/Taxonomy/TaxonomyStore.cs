using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Taxonomy;

/// <summary>The taxonomies as they stand now: what Confero ships, with the administrator's edits laid over it.</summary>
public sealed class TaxonomyStore
{
    private readonly Taxonomies shipped = Taxonomies.Load();
    private readonly Lock gate = new();
    private (DateTimeOffset? Newest, int Count) seen;
    private Taxonomies? current;

    /// <summary>What is current in this database; cheap when nothing was edited since the last call.</summary>
    internal async Task<Taxonomies> Current(ConferoDb db)
    {
        var count = await db.Set<StoredEdit>().CountAsync();
        var newest = count == 0 ? null : await db.Set<StoredEdit>().MaxAsync(x => (DateTimeOffset?)x.At);
        lock (gate)
            if (current is not null && seen == (newest, count))
                return current;
        var edits = await db.Set<StoredEdit>().AsNoTracking().ToListAsync();
        var merged = shipped.WithEdits(
            edits.Select(x => new TermEdit(x.Taxonomy, x.Term, x.Names, x.Retired))
        );
        lock (gate)
            (current, seen) = (merged, (newest, count));
        return merged;
    }
}
