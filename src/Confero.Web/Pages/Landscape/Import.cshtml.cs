using Confero.Landscape.Activities;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>What came of a file, record by record, and while it is read, how far that has come.</summary>
public sealed class ImportModel(ImportQueries imports) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ImportView View { get; private set; } = null!;
    public ActivitySource? Source { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostStop()
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(new StopImport(Id));
        return outcome.Done ? Redirect($"/landscape/imports/{Id}") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (await imports.Import(Viewer, Id) is not { } found)
            return false;
        View = found;
        Source = await imports.Source(found.Import.SourceId);
        return true;
    }
}
