using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>A person who is here proves at the party's own provider who they are, beside the page that asked for it.</summary>
public sealed class ProviderConfirmModel(
    Providers providers,
    ProviderSignIn signIn,
    IdentityPolicy policy,
    TimeProvider clock
) : ConferoPage
{
    private const string Here = "/sign-in/provider/confirm";

    /// <summary>Whether it was proven a short while ago.</summary>
    public bool IsProven { get; private set; }

    /// <summary>The provider's page, once asked for.</summary>
    public Uri? Target { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        IsProven = Current.Presence.IsFresh(clock.GetUtcNow(), policy);
        return await providers.Proves(Viewer.PartyId) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await providers.Proves(Viewer.PartyId))
            return NotFound();
        Target = await signIn.Start(HttpContext, Viewer.PartyId, Here, ProviderErrand.Confirm);
        if (Target is null)
            Refuse(Refusal.Rule("provider.not-reached"));
        return Page();
    }
}
