using Confero.Acts;
using Confero.Delivery;
using Confero.Parties;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Delivery;

/// <summary>Follow-up actions: of one case, or all the viewer has to do with.</summary>
public sealed class ActionsModel(FollowUpQueries actions, RequestQueries requests, TimeProvider clock)
    : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string? Case { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? OwnerPartyId { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    public IReadOnlyList<FollowUpRow> List { get; private set; } = [];
    public RequestView? Found { get; private set; }
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Whether the viewer may write down an action for the case.</summary>
    public bool MayAdd =>
        Found is not null
        && (Found.Own || Viewer.IsSecretariat)
        && Viewer.Has(
            Confero.Identity.Roles.Drafter | Confero.Identity.Roles.Authoriser | Confero.Identity.Roles.Broker
        );

    /// <summary>Parties that can be given an action of the case.</summary>
    public IReadOnlyList<string> Owners { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPost() =>
        Then(new AddFollowUp(Case ?? "", Text ?? "", OwnerPartyId ?? "", DueOn ?? Today));

    public Task<IActionResult> OnPostReport(string action, string? text) =>
        Then(new ReportFollowUp(action ?? "", text ?? ""));

    public Task<IActionResult> OnPostVerify(string action, bool done, string? text) =>
        Then(new VerifyFollowUp(action ?? "", done, text ?? ""));

    public Task<IActionResult> OnPostDrop(string action) => Then(new DropFollowUp(action ?? ""));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect(Case is null ? "/delivery/actions" : $"/delivery/actions?case={Case}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (!Viewer.ReadsForSecretariat && !Viewer.IsRegisteredParty)
            return false;
        if (!string.IsNullOrEmpty(Case))
        {
            Found = await requests.Get(Viewer, Case);
            if (Found is null)
                return false;
            Owners = Found.Own || Viewer.IsSecretariat ? await actions.Owners(Viewer, Case) : [];
        }
        List = await actions.Read(Viewer, string.IsNullOrEmpty(Case) ? null : Case);
        return true;
    }
}
