using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Disclosure;

/// <summary>Reads what a party has ever consented to; nobody else sees it.</summary>
public sealed class ConsentQueries(IDbContextFactory<ConferoDb> databases)
{
    public async Task<IReadOnlyList<Consent>> List(Viewer viewer)
    {
        if (!viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Consent>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId)
            .OrderByDescending(x => x.GivenAt)
            .ToListAsync();
    }
}
