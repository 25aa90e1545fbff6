using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>What a handover would hand over.</summary>
/// <param name="Charges">Null for an administrator of the secretariat, who looks after people and reads no cases.</param>
/// <param name="Heirs">People of the party who can take it over.</param>
public sealed record HandOverPreview(
    Member From,
    IReadOnlyList<Charge>? Charges,
    IReadOnlyList<Member> Heirs
);

/// <summary>Reads who looks after what, for the party itself.</summary>
public sealed class KeeperQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>Null when the person does not exist for the viewer.</summary>
    public async Task<HandOverPreview?> Preview(Viewer viewer, string memberId)
    {
        if (viewer.PartyId is null || !viewer.Has(Roles.DelegateAdministrator | Roles.Administrator))
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var people = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId)
            .OrderBy(x => x.Name)
            .ToListAsync();
        if (people.Find(x => x.Id == memberId) is not { } from)
            return null;
        var reads = viewer.IsRegisteredParty || viewer.ReadsForSecretariat;
        return new HandOverPreview(
            from,
            reads ? await Charges.Of(db, from) : null,
            people.FindAll(x =>
                x.Active
                && x.Id != memberId
                && (x.Roles & (Roles.Drafter | Roles.Authoriser | Roles.Broker)) != 0
            )
        );
    }

    /// <summary>The name of the person of the viewer's own party who looks after a case; null when there is none.</summary>
    public async Task<string?> KeeperOf(Viewer viewer, string requestId)
    {
        if (viewer.PartyId is null)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var kept = await db.Set<CaseKeeper>()
            .Where(x => x.SubjectId == requestId && x.PartyId == viewer.PartyId)
            .Select(x => x.MemberId)
            .SingleOrDefaultAsync();
        kept ??= await db.Set<CaseStep>()
            .Where(x => x.RequestId == requestId && x.PartyId == viewer.PartyId)
            .OrderBy(x => x.At)
            .Select(x => x.MemberId)
            .FirstOrDefaultAsync();
        return await db.Set<Member>().Where(x => x.Id == kept).Select(x => x.Name).SingleOrDefaultAsync();
    }
}
