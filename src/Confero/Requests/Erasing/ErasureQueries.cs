using Confero.Assessments;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Offers;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests.Erasing;

/// <summary>What an erasure would destroy, and the erasures so far; for the authorisers of the own State.</summary>
/// <param name="Running">Cases that must be withdrawn or closed first.</param>
/// <param name="Open">The one that waits for a second person; null when none does.</param>
/// <param name="MayConfirm">Whether the viewer may be that second person.</param>
public sealed record ErasureView(
    int Cases,
    int Running,
    int Assessments,
    int Offers,
    int PublishedResults,
    Erasure? Open,
    bool MayConfirm,
    IReadOnlyList<Erasure> Done
);

/// <summary>Reads erasures for a viewer.</summary>
public sealed class ErasureQueries(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
    : INoticeSubject
{
    public string Prefix => "ERS";

    public string PathOf(string id) => "/erasure";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Erasure>()
            .Where(x => x.PartyId == viewer.PartyId && ids.Contains(x.Id))
            .Select(x => x.Id)
            .ToHashSetAsync();
    }

    /// <summary>Null for everybody but authorisers of a State.</summary>
    public async Task<ErasureView?> Get(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var party = viewer.PartyId;
        if (
            !viewer.IsRegisteredParty
            || !viewer.Has(Roles.Authoriser)
            || !await db.Set<Party>().AnyAsync(x => x.Id == party && x.Kind == "state")
        )
            return null;
        var erasures = await db.Set<Erasure>()
            .AsNoTracking()
            .Where(x => x.PartyId == party)
            .OrderByDescending(x => x.AskedAt)
            .ToListAsync();
        var open = erasures.Find(x => x.OpenAt(clock.GetUtcNow()));
        return new ErasureView(
            await db.Set<Request>().CountAsync(x => x.PartyId == party),
            await db.Set<Request>().CountAsync(x => x.PartyId == party && !x.Ended),
            await db.Set<Assessment>().CountAsync(x => x.PartyId == party),
            await db.Set<Offer>().CountAsync(x => x.PartyId == party),
            await db.Set<CaseResult>().CountAsync(x => x.PartyId == party && x.PublishedAt != null),
            open,
            open is not null && open.AskedBy != viewer.MemberId,
            erasures.FindAll(x => x.ConfirmedAt is not null)
        );
    }
}
