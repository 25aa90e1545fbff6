using Confero.Acts;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.Parties;

/// <summary>A party manages its own people.</summary>
public sealed class PeopleModel(MemberQueries members) : ConferoPage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string[] Roles { get; set; } = [];

    public IReadOnlyList<Member> List { get; private set; } = [];
    public string? Code { get; private set; }
    public string? InvitedName { get; private set; }

    /// <summary>Roles that can be given in this party.</summary>
    public IReadOnlyList<string> Grantable =>
        Viewer.IsSecretariat
            ? ["broker", "administrator", "auditor"]
            : ["drafter", "authoriser", "reader", "delegate-administrator"];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.Has(Confero.Identity.Roles.DelegateAdministrator | Confero.Identity.Roles.Administrator))
            context.Result = NotFound();
    }

    public async Task OnGet() => List = await members.OfOwnParty(Viewer);

    public async Task<IActionResult> OnPost()
    {
        var code = InvitationCode.New();
        var outcome = await Do(new InviteMember(Name ?? "", Email ?? "", Roles, InvitationCode.Hash(code)));
        await OnGet();
        if (outcome.Done && !outcome.Repeated)
            (Code, InvitedName) = (code, Name);
        return outcome.Done ? Page() : Refused(outcome);
    }

    public Task<IActionResult> OnPostRoles(string member) => Then(new ChangeRoles(member ?? "", Roles));

    public Task<IActionResult> OnPostRemove(string member) => Then(new RemoveMember(member ?? ""));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect("/parties/people");
        await OnGet();
        return Refused(outcome);
    }
}
