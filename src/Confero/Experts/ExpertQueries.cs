using Confero.Disclosure;
using Confero.Identity;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Experts;

/// <summary>Reads the roster. Personal data is for the person, the sending party and the broker; States meet an expert in a package.</summary>
public sealed class ExpertQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>One entry, or null when it does not exist for the viewer.</summary>
    public async Task<Expert?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Visible(db, viewer).SingleOrDefaultAsync(x => x.Id == id);
    }

    /// <summary>Entries the viewer may see, by name.</summary>
    public async Task<IReadOnlyList<Expert>> List(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Visible(db, viewer).Where(x => x.LeftAt == null).OrderBy(x => x.Name).ToListAsync();
    }

    private static IQueryable<Expert> Visible(ConferoDb db, Viewer viewer)
    {
        var all = db.Set<Expert>().AsNoTracking();
        if (viewer.ReadsForSecretariat)
            return all;
        var keeps = viewer.Has(Roles.Drafter | Roles.Authoriser) && !viewer.IsSecretariat;
        return all.Where(x =>
            x.Id == viewer.ExpertId || (keeps && x.PartyId != null && x.PartyId == viewer.PartyId)
        );
    }
}
