using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>A draft as text. What is saved is kept even when it is faulty; every fault is shown with line and column.</summary>
public sealed class TextModel(ProcessQueries processes) : DraftPage(processes)
{
    [BindProperty]
    public string? Json { get; set; }

    protected override string TextShown => Json ?? Draft.Json;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        Json = Draft.Json;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var text = (Json ?? "").ReplaceLineEndings("\n");
        var outcome = await Do(new EditProcess(Id, text, ExpectedVersion));
        if (outcome.Done)
            return Redirect($"/process/drafts/{Id}/text");
        if (!await Load())
            return NotFound();
        Reading = ProcessDefinitionReader.Read(text);
        return Refused(outcome);
    }
}
