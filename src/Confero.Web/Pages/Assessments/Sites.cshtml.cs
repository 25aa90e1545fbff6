using Confero.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>The State's sites under their code names, and the picture they make together.</summary>
public sealed class SitesModel(AssessmentQueries assessments) : ConferoPage
{
    [BindProperty]
    public string? CodeName { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<Site> Sites { get; private set; } = [];
    public RollUp RollUp { get; private set; } = null!;
    public IReadOnlyList<int> Thresholds { get; private set; } = [];
    public bool MayAnswer => AssessmentDisclosure.MayAnswer(Viewer);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost() => await Then(new SaveSite(null, CodeName ?? "", Note));

    public async Task<IActionResult> OnPostRetire(string site, bool retired)
    {
        if (!await Load() || Sites.FirstOrDefault(x => x.Id == site) is not { } known)
            return NotFound();
        return await Then(new SaveSite(known.Id, known.CodeName, known.Note, retired));
    }

    private async Task<IActionResult> Then(SaveSite act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect("/assessments/sites");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (Current.Party?.IsState != true || !Viewer.IsRegisteredParty)
            return false;
        Sites = await assessments.Sites(Viewer);
        RollUp = await assessments.RollUp(Viewer);
        var form = (await assessments.Forms()).FirstOrDefault(x => x.Scope == QuestionnaireScope.Site);
        Thresholds = form?.Thresholds ?? [];
        return true;
    }
}
