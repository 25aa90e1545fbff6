using Confero.Identity;
using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>The definitions that administrators work on.</summary>
public sealed class DraftsModel(ProcessQueries processes) : ConferoPage
{
    [BindProperty]
    public string From { get; set; } = "";

    [BindProperty]
    public string? NewCode { get; set; }

    public IReadOnlyList<ProcessDraft> Drafts { get; private set; } = [];
    public IReadOnlyList<ProcessDefinition> Adopted { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        var version = Adopted.FirstOrDefault(x => x.Code == From)?.Version ?? 0;
        var outcome = await Do(new CopyProcess(From ?? "", version, NewCode));
        return outcome.Done ? Redirect($"/process/drafts/{outcome.Id}") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (!Viewer.Has(Roles.Administrator))
            return false;
        Drafts = await processes.Drafts(Viewer);
        Adopted = await processes.Current();
        return true;
    }
}
