using Confero.Disclosure;
using Confero.Notices;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching;

/// <summary>Plans as notices speak of them: open to the secretariat.</summary>
internal sealed class PlanSubject(IDbContextFactory<ConferoDb> databases) : INoticeSubject
{
    public string Prefix => "PLN";

    public string PathOf(string id) => $"/matching/plans/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        if (!viewer.ReadsForSecretariat)
            return new HashSet<string>();
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<PlanRun>().Where(x => ids.Contains(x.Id)).Select(x => x.Id).ToHashSetAsync();
    }
}
