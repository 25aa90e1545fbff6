using Confero.Disclosure;
using Confero.Identity;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Parties;

/// <summary>Reads people: who acts, and who is in a party.</summary>
public sealed class MemberQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    /// <summary>An active member with the own party; null when removed or unknown.</summary>
    public async Task<(Member Member, Party? Party)?> Active(string memberId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var member = await db.Set<Member>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == memberId && x.RemovedAt == null);
        if (member is null)
            return null;
        return (
            member,
            await db.Set<Party>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == member.PartyId)
        );
    }

    /// <summary>Active memberships of an account.</summary>
    public async Task<IReadOnlyList<Member>> OfAccount(string accountId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.AccountId == accountId && x.RemovedAt == null)
            .OrderBy(x => x.InvitedAt)
            .ToListAsync();
    }

    /// <summary>The member an invitation code was made for, while it is good.</summary>
    public async Task<Member?> Invited(string code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (hash, oldest) = (InvitationCode.Hash(code), clock.GetUtcNow() - InvitationCode.GoodFor);
        return await db.Set<Member>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x =>
                x.InvitationHash == hash && x.InvitedAt >= oldest && x.RemovedAt == null
            );
    }

    /// <summary>The people of the viewer's own party.</summary>
    public async Task<IReadOnlyList<Member>> OfOwnParty(Viewer viewer)
    {
        if (
            viewer.PartyId is null
            || !viewer.Has(Roles.DelegateAdministrator | Roles.Administrator | Roles.Auditor)
        )
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId)
            .OrderBy(x => x.RemovedAt != null)
            .ThenBy(x => x.Name)
            .ToListAsync();
    }

    /// <summary>The people of the viewer's own party, for naming some of them.</summary>
    public async Task<IReadOnlyList<Member>> Colleagues(Viewer viewer)
    {
        if (!viewer.IsRegisteredParty)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId && x.RemovedAt == null)
            .OrderBy(x => x.Name)
            .ToListAsync();
    }

    /// <summary>Everybody who acts for a party, for the broker to appoint from.</summary>
    public async Task<IReadOnlyList<Member>> Chairs(Viewer viewer)
    {
        if (!viewer.IsSecretariat || !viewer.Has(Roles.Broker))
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId != null && x.RemovedAt == null)
            .OrderBy(x => x.PartyId)
            .ThenBy(x => x.Name)
            .ToListAsync();
    }
}
