using Confero.Disclosure;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>The sustainment of a case: its plan, its checks.</summary>
public sealed record SustainmentView(SustainmentPlan? Plan, IReadOnlyList<OutcomeCheck> Checks);

/// <summary>Reads the sustainment of cases, for the State and the secretariat.</summary>
public sealed class SustainmentQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>Null when the case does not exist for the viewer, or is not its business.</summary>
    public async Task<SustainmentView?> Get(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .SingleOrDefaultAsync(x => x.Id == requestId);
        if (
            request is null
            || !(viewer.PartyId == request.PartyId || viewer.ReadsForSecretariat)
            || !Decision.Decide(viewer, request.Disclosure()).Exists
        )
            return null;
        return new SustainmentView(
            await db.Set<SustainmentPlan>()
                .AsNoTracking()
                .SingleOrDefaultAsync(x => x.RequestId == requestId),
            await db.Set<OutcomeCheck>()
                .AsNoTracking()
                .Where(x => x.RequestId == requestId)
                .OrderBy(x => x.Months)
                .ToListAsync()
        );
    }
}
