using Confero.Disclosure;
using Confero.Identity;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>Reads process definitions. Adopted ones are public; drafts exist for administrators alone.</summary>
public sealed class ProcessQueries(IDbContextFactory<ConferoDb> databases, ProcessDefinitions definitions)
{
    public async Task<ProcessDefinition> Version(string code, int version)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await definitions.Version(db, code, version);
    }

    /// <summary>A process by its code (the version new cases follow) or by <c>code@version</c>; null when there is none.</summary>
    public async Task<ProcessDefinition?> Find(string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (id.Split('@') is not [var code, var number])
            return await definitions.Current(db, id);
        return
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && await db.Set<AdoptedProcess>().AnyAsync(x => x.Code == code && x.Version == version)
            ? await definitions.Version(db, code, version)
            : null;
    }

    /// <summary>The same, or the definition in a draft that the viewer may see and that is sound.</summary>
    public async Task<ProcessDefinition?> Find(Viewer viewer, string id) =>
        await Draft(viewer, id) is { } draft
            ? ProcessDefinitionReader.Read(draft.Json).Definition
            : await Find(id);

    /// <summary>The adopted versions of a process, newest first.</summary>
    public async Task<IReadOnlyList<AdoptedProcess>> Versions(string code)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<AdoptedProcess>()
            .AsNoTracking()
            .Where(x => x.Code == code)
            .OrderByDescending(x => x.Version)
            .ToListAsync();
    }

    /// <summary>The current version of each process, which new cases follow.</summary>
    public async Task<IReadOnlyList<ProcessDefinition>> Current()
    {
        await using var db = await databases.CreateDbContextAsync();
        var codes = await db.Set<AdoptedProcess>()
            .Where(x => x.RetiredAt == null)
            .Select(x => x.Code)
            .Distinct()
            .OrderBy(x => x)
            .ToListAsync();
        var current = new List<ProcessDefinition>();
        foreach (var code in codes)
            current.Add((await definitions.Current(db, code))!);
        return current;
    }

    /// <summary>A draft; null for whoever is no administrator.</summary>
    public async Task<ProcessDraft?> Draft(Viewer viewer, string id)
    {
        if (!Administers(viewer))
            return null;
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<ProcessDraft>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
    }

    /// <summary>All drafts, the last changed first.</summary>
    public async Task<IReadOnlyList<ProcessDraft>> Drafts(Viewer viewer)
    {
        if (!Administers(viewer))
            return [];
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<ProcessDraft>()
            .AsNoTracking()
            .OrderByDescending(x => x.ChangedAt)
            .ThenBy(x => x.Id)
            .ToListAsync();
    }

    private static bool Administers(Viewer viewer) => viewer.IsSecretariat && viewer.Has(Roles.Administrator);
}
