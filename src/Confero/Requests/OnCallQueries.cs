using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>A person of a party, with the place in the order of waking; null when not on call.</summary>
public sealed record OnCallPerson(string Id, string Name, IReadOnlyList<string> Roles, int? Place);

/// <summary>Reads whom the viewer's own party wakes; nobody else's order exists for anyone.</summary>
public sealed class OnCallQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>The people of the own party who can act in cases, those on call first, in their order.</summary>
    public async Task<IReadOnlyList<OnCallPerson>> Own(Viewer viewer)
    {
        if (viewer.PartyId is not { } party || viewer.ExpertId is not null && !viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var order =
            (
                await db.Set<OnCallOrder>().AsNoTracking().SingleOrDefaultAsync(x => x.PartyId == party)
            )?.Members
            ?? [];
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .OrderBy(x => x.Name)
            .ToListAsync();
        return
        [
            .. members
                .Where(x =>
                    (x.Roles & (Roles.Drafter | Roles.Authoriser | Roles.Broker | Roles.Administrator)) != 0
                )
                .Select(x => new OnCallPerson(x.Id, x.Name, x.Roles.ToNames(), Place(order, x.Id)))
                .OrderBy(x => x.Place ?? int.MaxValue),
        ];
    }

    private static int? Place(List<string> order, string id) =>
        order.IndexOf(id) is >= 0 and var at ? at + 1 : null;
}
