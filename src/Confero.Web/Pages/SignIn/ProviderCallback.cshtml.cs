using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Where providers send people back to.</summary>
public sealed class ProviderCallbackModel(ProviderSignIn signIn) : ConferoPage
{
    public async Task<IActionResult> OnGet()
    {
        var returned = await signIn.Finish(HttpContext, Once("state"), Once("code"), Once("iss"));
        if (returned.Refusal is { } refusal)
        {
            Refuse(refusal);
            return Page();
        }
        if (returned.Arrival is not null)
            await HttpContext.SignIn(returned.Arrival);
        return LocalRedirect(Url.IsLocalUrl(returned.ReturnUrl) ? returned.ReturnUrl : "/my");
    }

    /// <summary>A parameter; one that comes twice says nothing, or for the issuer something that is nobody's.</summary>
    private string? Once(string name) =>
        Request.Query[name] switch
        {
            [var only] => only,
            { Count: 0 } => null,
            _ => "",
        };
}
