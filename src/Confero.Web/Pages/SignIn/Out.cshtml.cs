using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Ends the session on the server and clears what the browser kept.</summary>
public sealed class SignOutModel(SignInLog log) : ConferoPage
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPost()
    {
        log.Left(Current.Member?.Id);
        await HttpContext.SignOut();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/");
    }
}
