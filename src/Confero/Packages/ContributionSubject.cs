using Confero.Disclosure;
using Confero.Notices;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>Proposals as notices speak of them: open to the side that would provide.</summary>
internal sealed class ContributionSubject(IDbContextFactory<ConferoDb> databases) : INoticeSubject
{
    public string Prefix => "CTR";

    public string PathOf(string id) => $"/packages/proposals/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        var contributions = await db.Set<Package>()
            .AsNoTracking()
            .Where(x => x.State != PackageState.Draft)
            .SelectMany(x => x.Contributions)
            .Where(x => ids.Contains(x.Id))
            .ToListAsync();
        return contributions.Where(x => PackageQueries.Provides(viewer, x)).Select(x => x.Id).ToHashSet();
    }
}
