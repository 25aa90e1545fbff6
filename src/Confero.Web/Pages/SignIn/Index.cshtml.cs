using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Sign-in with password and authenticator code.</summary>
public sealed class SignInModel(PasswordSignIn signIn) : ConferoPage
{
    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPost()
    {
        var result = await signIn.Try(
            Email ?? "",
            Password ?? "",
            Code,
            HttpContext.Connection.RemoteIpAddress
        );
        if (result.MemberId is null)
        {
            Refuse(result.Refusal!);
            return Page();
        }
        await HttpContext.SignIn(result.MemberId);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/my");
    }
}
