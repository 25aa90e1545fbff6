using Confero.Disclosure;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>Previews of moves to another process, and proposals that wait; for the State and the secretariat alone.</summary>
public sealed class MigrationQueries(
    IDbContextFactory<ConferoDb> databases,
    RequestQueries requests,
    ProcessQueries processes
)
{
    /// <summary>What moving a case would mean; null when case or process do not exist for the viewer.</summary>
    /// <param name="to">Code, or <c>code@version</c>.</param>
    public async Task<(ProcessDefinition To, ProcessMigration Plan)?> Preview(
        Viewer viewer,
        string requestId,
        string to,
        string? state
    )
    {
        if (await Inside(viewer, requestId) is not { } request || await processes.Find(to) is not { } target)
            return null;
        var from = await processes.Version(request.ProcessCode, request.ProcessVersion);
        return (target, ProcessMigration.Between(from, target, request.State, state));
    }

    /// <summary>Proposals about a case, the newest first.</summary>
    public async Task<IReadOnlyList<CaseMigration>> Of(Viewer viewer, string requestId)
    {
        if (await Inside(viewer, requestId) is null)
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<CaseMigration>()
            .AsNoTracking()
            .Where(x => x.RequestId == requestId)
            .OrderByDescending(x => x.ProposedAt)
            .ToListAsync();
    }

    private async Task<RequestView?> Inside(Viewer viewer, string requestId) =>
        await requests.Get(viewer, requestId) is { } found && (found.Own || viewer.ReadsForSecretariat)
            ? found
            : null;
}
