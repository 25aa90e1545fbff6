using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Taxonomy;

/// <summary>Reads the taxonomies as they stand now.</summary>
public sealed class TaxonomyQueries(IDbContextFactory<ConferoDb> databases, TaxonomyStore store)
{
    public async Task<Taxonomies> Current()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await store.Current(db);
    }
}
