using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Confero.Web.SignIn;

/// <summary>Signs members in and out.</summary>
public static class SignInTickets
{
    private const string MemberClaim = "member";

    public static Task SignIn(this HttpContext context, string memberId) =>
        context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [new Claim(MemberClaim, memberId)],
                    CookieAuthenticationDefaults.AuthenticationScheme
                )
            )
        );

    public static Task SignOut(this HttpContext context) =>
        context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    public static string? MemberOf(ClaimsPrincipal principal) => principal.FindFirst(MemberClaim)?.Value;
}
