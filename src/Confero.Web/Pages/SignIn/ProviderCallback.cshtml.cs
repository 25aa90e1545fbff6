using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Where providers send people back to.</summary>
public sealed class ProviderCallbackModel(ProviderSignIn signIn) : ConferoPage
{
    public async Task<IActionResult> OnGet(string? state, string? code, string? iss)
    {
        var returned = await signIn.Finish(HttpContext, state, code, iss);
        if (returned.Arrival is null)
        {
            Refuse(returned.Refusal!);
            return Page();
        }
        await HttpContext.SignIn(returned.Arrival);
        return LocalRedirect(Url.IsLocalUrl(returned.ReturnUrl) ? returned.ReturnUrl : "/my");
    }
}
