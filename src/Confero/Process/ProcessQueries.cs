using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>Reads adopted process definitions; the rules of the mechanism are public.</summary>
public sealed class ProcessQueries(IDbContextFactory<ConferoDb> databases, ProcessDefinitions definitions)
{
    public async Task<ProcessDefinition> Version(string code, int version)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await definitions.Version(db, code, version);
    }

    /// <summary>Every adopted version, newest first within its code.</summary>
    public async Task<IReadOnlyList<AdoptedProcess>> All()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<AdoptedProcess>()
            .AsNoTracking()
            .OrderBy(x => x.Code)
            .ThenByDescending(x => x.Version)
            .ToListAsync();
    }

    /// <summary>The current version of each process, which new cases follow.</summary>
    public async Task<IReadOnlyList<ProcessDefinition>> Current()
    {
        await using var db = await databases.CreateDbContextAsync();
        var codes = await db.Set<AdoptedProcess>().Select(x => x.Code).Distinct().Order().ToListAsync();
        var current = new List<ProcessDefinition>();
        foreach (var code in codes)
            current.Add((await definitions.Current(db, code))!);
        return current;
    }
}
