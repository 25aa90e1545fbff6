using Confero.Acts;
using Confero.Delivery;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>The two sides of a contribution, as acts meet them.</summary>
internal static class Sides
{
    /// <summary>The side the member speaks for, or null.</summary>
    public static DeliverySide? SideOf(
        this ActScope scope,
        (Contribution Contribution, Package Package, Request Request) found
    ) =>
        found.Request.PartyId == scope.Member.PartyId ? DeliverySide.State
        : scope.Provides(found.Contribution) ? DeliverySide.Provider
        : null;

    /// <summary>Tells both sides of a contribution whose names are open, except the member who acts.</summary>
    public static async Task TellSides(
        this ActScope scope,
        (Contribution Contribution, Package Package, Request Request) found,
        string code
    )
    {
        const Roles working = Roles.Drafter | Roles.Authoriser;
        await scope.Notify(found.Request.PartyId, working, code, found.Request.Id);
        if (found.Contribution is { ProviderId: { } provider, OfferId: not null })
            await scope.Notify(provider, working, code, found.Contribution.Id);
        if (found.Contribution.ExpertId is not { } expert)
            return;
        var people = await scope
            .Db.Set<Member>()
            .Where(x => x.ExpertId == expert && x.RemovedAt == null && x.Id != scope.Member.Id)
            .Select(x => x.Id)
            .ToListAsync();
        foreach (var person in people)
            await scope.Notify(person, code, found.Contribution.Id);
    }
}
