using Confero.Disclosure;
using Confero.Notices;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>Imports as notices speak of them: open to the secretariat.</summary>
internal sealed class ImportSubject(IDbContextFactory<ConferoDb> databases) : INoticeSubject
{
    public string Prefix => "IMP";

    public string PathOf(string id) => $"/landscape/imports/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        if (!viewer.IsSecretariat)
            return new HashSet<string>();
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<ActivityImport>()
            .Where(x => ids.Contains(x.Id))
            .Select(x => x.Id)
            .ToHashSetAsync();
    }
}
