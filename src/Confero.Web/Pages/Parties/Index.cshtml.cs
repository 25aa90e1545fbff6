using Confero.Identity;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.Parties;

/// <summary>The parties, and how the administrator invites another.</summary>
public sealed class PartiesModel(PartyQueries parties) : ConferoPage
{
    [BindProperty]
    public string PartyId { get; set; } = "";

    [BindProperty]
    public string Kind { get; set; } = "state";

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string EnglishName { get; set; } = "";

    [BindProperty]
    public string? ArabicName { get; set; }

    [BindProperty]
    public string PersonName { get; set; } = "";

    [BindProperty]
    public string PersonEmail { get; set; } = "";

    public IReadOnlyList<Party> List { get; private set; } = [];
    public string? Code { get; private set; }
    public string? InvitedName { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.Has(Roles.Administrator))
            context.Result = NotFound();
    }

    public async Task OnGet() => List = await parties.All();

    public async Task<IActionResult> OnPost()
    {
        var code = InvitationCode.New();
        var names = new Dictionary<string, string> { ["en"] = EnglishName ?? "" };
        if (!string.IsNullOrWhiteSpace(ArabicName))
            names["ar"] = ArabicName;
        var outcome = await Do(
            new InviteParty(
                PartyId ?? "",
                Kind ?? "",
                names,
                string.IsNullOrEmpty(Region) ? null : Region,
                PersonName ?? "",
                PersonEmail ?? "",
                InvitationCode.Hash(code)
            )
        );
        List = await parties.All();
        if (outcome.Done && !outcome.Repeated)
            (Code, InvitedName) = (code, PersonName);
        return outcome.Done ? Page() : Refused(outcome);
    }
}
