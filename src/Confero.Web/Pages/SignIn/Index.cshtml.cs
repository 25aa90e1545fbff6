using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Sign-in with a passkey, or with password and authenticator code.</summary>
public sealed class SignInModel(OwnSignIn signIn) : ConferoPage
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
        return await ComeIn(result.Arrival, result.Refusal);
    }

    public async Task<IActionResult> OnPostPasskey(string? challenge, string? assertion) =>
        await ComeIn(await signIn.TryPasskey(challenge, assertion), Refusal.Rule("sign-in.passkey-failed"));

    private async Task<IActionResult> ComeIn(Arrival? arrival, Refusal? refusal)
    {
        if (arrival is null)
        {
            Refuse(refusal!);
            return Page();
        }
        await HttpContext.SignIn(arrival);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/my");
    }
}
