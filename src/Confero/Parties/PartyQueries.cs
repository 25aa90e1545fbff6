using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>Reads parties. That a party takes part is no secret; what it asks for is.</summary>
public sealed class PartyQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>All parties that take part.</summary>
    public async Task<IReadOnlyList<Party>> All()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Party>()
            .AsNoTracking()
            .Where(x => !x.Historic && x.MergedInto == null)
            .OrderBy(x => x.Id)
            .ToListAsync();
    }

    /// <summary>The names of those who take part besides a party and the secretariat, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Others(string? partyId, string language) =>
        (await All())
            .Where(x => x.Id != partyId && x.Id != Party.Secretariat)
            .ToDictionary(x => x.Id, x => x.Name(language));

    /// <summary>Names of parties in a language, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(string language)
    {
        await using var db = await databases.CreateDbContextAsync();
        var parties = await db.Set<Party>().AsNoTracking().ToListAsync();
        return parties.ToDictionary(x => x.Id, x => x.Name(language));
    }
}
