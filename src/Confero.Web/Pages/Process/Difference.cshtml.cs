using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>What a draft changes in the version it was copied from.</summary>
public sealed class DifferenceModel(ProcessQueries processes) : DraftPage(processes)
{
    public IReadOnlyList<ProcessChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        if (Reading.Definition is { } sound)
            Changes = ProcessDifference.Between(
                await Processes.Version(Draft.BasedOn, Draft.BasedOnVersion),
                sound
            );
        return Page();
    }
}
