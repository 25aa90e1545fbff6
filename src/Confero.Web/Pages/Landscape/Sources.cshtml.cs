using Confero.Landscape.Activities;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>Where the activities come from; the secretariat adds sources.</summary>
public sealed class SourcesModel(ImportQueries imports) : ConferoPage
{
    public IReadOnlyList<SourceRow> List { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Form { get; set; }

    [BindProperty]
    public string? Licence { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public async Task OnGet() => List = await imports.Sources();

    public async Task<IActionResult> OnPost()
    {
        if (!Viewer.IsSecretariat)
            return NotFound();
        var outcome = await Do(
            new SaveSource(
                null,
                Name ?? "",
                JsonNames.Parse<SourceForm>(Form) ?? SourceForm.Iati,
                Licence,
                Address
            )
        );
        if (outcome.Done)
            return Redirect($"/landscape/sources/{outcome.Id}");
        await OnGet();
        return Refused(outcome);
    }
}
