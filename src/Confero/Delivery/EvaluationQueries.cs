using Confero.Disclosure;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>Reads evaluations: the State's own, and for the secretariat.</summary>
public sealed class EvaluationQueries(IDbContextFactory<ConferoDb> databases)
{
    public async Task<IReadOnlyList<Evaluation>> Of(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .SingleOrDefaultAsync(x => x.Id == requestId);
        if (request is null || !(viewer.PartyId == request.PartyId || viewer.ReadsForSecretariat))
            return [];
        return await db.Set<Evaluation>()
            .AsNoTracking()
            .Where(x => x.RequestId == requestId)
            .OrderBy(x => x.At)
            .ToListAsync();
    }
}
