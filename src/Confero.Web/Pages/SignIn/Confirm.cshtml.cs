using Confero.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Asks for a proof of who sits there before going on to an address; for what is no form.</summary>
public sealed class ConfirmModel(IdentityPolicy policy, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => Next();

    public IActionResult OnPost() => Next();

    private IActionResult Next()
    {
        if (Current.Presence.IsFresh(clock.GetUtcNow(), policy))
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/my");
        Refuse(Refusal.StepUp);
        return Page();
    }
}
