using Confero.Identity;
using Confero.Notices.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>Addresses that take no mail, for the administrator.</summary>
public sealed class MailModel(MailTroubles troubles) : ConferoPage
{
    public IReadOnlyList<MailTrouble> List { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!Viewer.IsSecretariat || !Viewer.Has(Roles.Administrator))
            return NotFound();
        List = await troubles.List(Viewer);
        return Page();
    }

    public async Task<IActionResult> OnPostRetry(string member) =>
        Answer(await Do(new RetryMail(member ?? "")));

    public async Task<IActionResult> OnPostDiscard(string member) =>
        Answer(await Do(new DiscardMail(member ?? "")));

    private IActionResult Answer(Outcome outcome) => outcome.Done ? Redirect("/notices/mail") : NotFound();
}
