using Confero.Acts;
using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>One process, explained and drawn: its present version by code, any adopted one as <c>code@version</c>.</summary>
public sealed class DefinitionModel(ProcessQueries processes) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ProcessDefinition Process { get; private set; } = null!;
    public IReadOnlyList<AdoptedProcess> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostRetire() =>
        await Then(new RetireProcess(Code, Version, Note ?? ""));

    public async Task<IActionResult> OnPostRestore() => await Then(new RestoreProcess(Code, Version));

    public async Task<IActionResult> OnPostCopy()
    {
        var outcome = await Do(new CopyProcess(Code, Version));
        return outcome.Done ? Redirect($"/process/drafts/{outcome.Id}") : await Again(outcome);
    }

    private string Code => Id.Split('@')[0];

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/process/{Id}") : await Again(outcome);
    }

    private async Task<IActionResult> Again(Outcome outcome) => await Load() ? Refused(outcome) : NotFound();

    private async Task<bool> Load()
    {
        if (await processes.Find(Id) is not { } found)
            return false;
        Process = found;
        Versions = await processes.Versions(found.Code);
        return true;
    }
}
