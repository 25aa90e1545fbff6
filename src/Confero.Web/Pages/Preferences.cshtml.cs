using Confero.Languages;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages;

/// <summary>Keeps language and colours in cookies of their own; nothing else is remembered.</summary>
public sealed class PreferencesModel : ConferoPage
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? language, string? theme, string? back)
    {
        var options = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Secure = Request.IsHttps,
        };
        if (Language.Find(language) is { } known)
            Response.Cookies.Append(
                "confero-language",
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(known.Tag)),
                options
            );
        if (theme is "light" or "dark")
            Response.Cookies.Append("confero-theme", theme, options);
        else if (theme is "system")
            Response.Cookies.Delete("confero-theme");
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
