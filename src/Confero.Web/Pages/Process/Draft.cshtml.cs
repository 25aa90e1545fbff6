using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>One draft: whether it is sound, its picture, and adopting or discarding it.</summary>
public sealed class DraftModel(ProcessQueries processes) : DraftPage(processes)
{
    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAdopt()
    {
        var outcome = await Do(new AdoptDraft(Id, Note ?? "", ExpectedVersion));
        return outcome.Done ? Redirect($"/process/{outcome.Id}") : await Again(outcome);
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        var outcome = await Do(new DiscardProcess(Id));
        return outcome.Done ? Redirect("/process/drafts") : await Again(outcome);
    }

    private async Task<IActionResult> Again(Outcome outcome) => await Load() ? Refused(outcome) : NotFound();
}
