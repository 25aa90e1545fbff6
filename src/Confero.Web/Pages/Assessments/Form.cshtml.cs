using Confero.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>A questionnaire as people read it.</summary>
public sealed class FormModel(AssessmentQueries assessments) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Wanted { get; set; }

    public Questionnaire Form { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await assessments.Form(Name, Wanted) is not { } found)
            return NotFound();
        Form = found;
        return Page();
    }
}
