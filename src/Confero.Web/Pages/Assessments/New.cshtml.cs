using Confero.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>Begins an assessment.</summary>
public sealed class NewAssessmentModel(AssessmentQueries assessments, TimeProvider clock) : ConferoPage
{
    [BindProperty]
    public string? Questionnaire { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? SiteId { get; set; }

    [BindProperty]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    public string? StartFrom { get; set; }

    public IReadOnlyList<Questionnaire> Forms { get; private set; } = [];
    public IReadOnlyList<Site> Sites { get; private set; } = [];
    public IReadOnlyList<AssessmentRow> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        AsOf = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (SiteId is not null)
            Questionnaire = Forms.FirstOrDefault(x => x.Scope == QuestionnaireScope.Site)?.Code;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(
            new OpenAssessment(Questionnaire ?? "", Title ?? "", Given(SiteId), AsOf, Given(StartFrom))
        );
        return outcome.Done ? Redirect($"/assessments/{outcome.Id}") : Refused(outcome);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<bool> Load()
    {
        if (!AssessmentDisclosure.MayAnswer(Viewer) || Current.Party?.IsState != true)
            return false;
        Forms = await assessments.Forms();
        Sites = [.. (await assessments.Sites(Viewer)).Where(x => !x.Retired)];
        Earlier =
        [
            .. (await assessments.List(Viewer)).Where(x =>
                x.PartyId == Viewer.PartyId
                && x is { State: AssessmentState.Concluded, Corrected: false }
                && x.Purpose != AssessmentPurpose.Reassessment
            ),
        ];
        return true;
    }
}
