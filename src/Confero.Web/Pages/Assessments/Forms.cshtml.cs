using Confero.Assessments;
using Confero.Identity;
using Confero.Taxonomy;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>The questionnaires there are; the administrator checks, previews and adopts others.</summary>
public sealed class FormsModel(AssessmentQueries assessments, TaxonomyQueries taxonomies) : ConferoPage
{
    [BindProperty]
    public string? Json { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<Questionnaire> Forms { get; private set; } = [];
    public Questionnaire? Preview { get; private set; }
    public bool MayAdopt => Viewer.Has(Roles.Administrator);

    public async Task OnGet() => Forms = await assessments.Forms();

    public async Task<IActionResult> OnPostPreview()
    {
        await OnGet();
        if (!MayAdopt)
            return NotFound();
        if (Upload is { Length: > QuestionnaireReader.MostText })
        {
            Refuse(Refusal.Invalid("import.too-large", "json", "1"));
            return Page();
        }
        if (Upload is not null)
        {
            using var reader = new StreamReader(Upload.OpenReadStream());
            Json = await reader.ReadToEndAsync();
            ModelState.Clear();
        }
        var reading = QuestionnaireReader.Read(Json ?? "", await taxonomies.Current());
        Preview = reading.Questionnaire;
        Refuse([.. reading.Faults.Select(x => x.AsRefusal())]);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new AdoptQuestionnaire(Json ?? ""));
        if (outcome.Done)
            return Redirect("/assessments/questionnaires");
        await OnGet();
        return Refused(outcome);
    }
}
