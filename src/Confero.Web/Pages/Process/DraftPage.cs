using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>What the pages of one draft share: the draft, and what its text says.</summary>
public abstract class DraftPage(ProcessQueries processes) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    protected ProcessQueries Processes => processes;
    public ProcessDraft Draft { get; private set; } = null!;
    public ProcessReading Reading { get; protected set; } = new(null, []);

    /// <summary>The line of the text that an error names.</summary>
    public string? Line(ProcessError error) =>
        error.Line > 0 ? TextShown.Split('\n').ElementAtOrDefault(error.Line - 1)?.Trim() : null;

    protected virtual string TextShown => Draft.Json;

    protected async Task<bool> Load()
    {
        if (await processes.Draft(Viewer, Id) is not { } found)
            return false;
        Draft = found;
        ExpectedVersion ??= found.Version;
        Reading = ProcessDefinitionReader.Read(found.Json);
        return true;
    }
}
