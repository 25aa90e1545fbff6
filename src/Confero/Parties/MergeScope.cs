using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>What acts of merging ask about parties.</summary>
internal static class MergeScope
{
    public static Task<Party?> Mergeable(this ActScope scope, string id) =>
        scope
            .Db.Set<Party>()
            .SingleOrDefaultAsync(x => x.Id == id && x.Id != Party.Secretariat && x.MergedInto == null);

    /// <summary>Whether anybody of the party can be asked.</summary>
    public static async Task<bool> HasAuthoriser(this ActScope scope, string party)
    {
        var people = await scope
            .Db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .ToListAsync();
        return people.Exists(x => x.Roles.HasFlag(Roles.Authoriser));
    }
}
