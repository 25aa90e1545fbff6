using Confero.Assessments;
using Confero.Identity;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>Who outside the State may see how much of an assessment; the authoriser alone decides.</summary>
public sealed class SharingModel(AssessmentQueries assessments, PartyQueries parties, Names names)
    : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? With { get; set; }

    [BindProperty]
    public string? Detail { get; set; }

    public AssessmentView View { get; private set; } = null!;
    public IReadOnlyDictionary<string, string> Parties { get; private set; } =
        new Dictionary<string, string>();
    public bool MayDecide => Viewer.Has(Roles.Authoriser);
    public bool MayBeShown => View is { State: AssessmentState.Concluded, Own.SiteId: null };

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var detail = JsonNames.Parse<AssessmentDetail>(Detail) ?? AssessmentDetail.Nothing;
        var outcome = await Do(new ShareAssessment(Id, With ?? "", detail));
        if (outcome.Done)
            return Redirect($"/assessments/{Id}/sharing");
        return await Load() ? Refused(outcome) : NotFound();
    }

    public async Task<IActionResult> OnPostEnd(string sharing)
    {
        var outcome = await Do(new EndSharing(Id, sharing ?? ""));
        if (outcome.Done)
            return Redirect($"/assessments/{Id}/sharing");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await assessments.Get(Viewer, Id) is not { Own: not null } found)
            return false;
        View = found;
        Parties = await parties.Names(names.LanguageTag);
        return true;
    }
}
