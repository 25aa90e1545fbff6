using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Ends the session on the server and clears what the browser kept.</summary>
public sealed class SignOutModel : ConferoPage
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPost()
    {
        await HttpContext.SignOut();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/");
    }
}
