using System.Collections.Concurrent;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>The adopted process definitions. A version, once adopted, never changes, so each is read once.</summary>
public sealed class ProcessDefinitions
{
    private readonly ConcurrentDictionary<(string Code, int Version), ProcessDefinition> known = new();

    /// <summary>The newest version of a process that is not retired, which new cases follow; null when there is none of that code.</summary>
    internal async Task<ProcessDefinition?> Current(ConferoDb db, string code)
    {
        var version = await db.Set<AdoptedProcess>()
            .Where(x => x.Code == code && x.RetiredAt == null)
            .MaxAsync(x => (int?)x.Version);
        return version is null ? null : await Version(db, code, version.Value);
    }

    /// <summary>The version a case stays on.</summary>
    internal async Task<ProcessDefinition> Version(ConferoDb db, string code, int version)
    {
        if (known.TryGetValue((code, version), out var definition))
            return definition;
        var stored = await db.Set<AdoptedProcess>()
            .AsNoTracking()
            .SingleAsync(x => x.Code == code && x.Version == version);
        return known.GetOrAdd((code, version), ProcessDefinitionReader.ReadAdopted(stored.Json));
    }
}
