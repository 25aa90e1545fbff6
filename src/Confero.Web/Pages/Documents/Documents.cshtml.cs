using Confero.Acts;
using Confero.Disclosure;
using Confero.Documents;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Documents;

/// <summary>The documents of a case or a delivery.</summary>
public sealed class DocumentsModel(DocumentQueries documents, DocumentIntake intake) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public Section Section { get; set; } = Section.Documents;

    public DocumentList View { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        if (Upload is null)
            Refuse(Refusal.Missing("file"));
        else if (Upload.Length > DocumentLimits.MostBytes)
            Refuse(Refusal.Invalid("document.too-large", "file"));
        else
        {
            await using var file = Upload.OpenReadStream();
            return
                await intake.Take(Viewer, Id, Section, Upload.FileName, file, HttpContext.RequestAborted)
                    is { } act
                ? await Then(act)
                : NotFound();
        }
        return Page();
    }

    public Task<IActionResult> OnPostRemove(string document) => Then(new RemoveDocument(document ?? ""));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/documents/of/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await documents.Of(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
