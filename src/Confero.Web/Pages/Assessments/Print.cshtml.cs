using Confero.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>An assessment as a dossier that can be signed.</summary>
public sealed class PrintAssessmentModel(AssessmentQueries assessments) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public AssessmentView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await assessments.Get(Viewer, Id) is not { } found)
            return NotFound();
        View = found;
        return Page();
    }
}
