using System.Security.Claims;
using Confero.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Confero.Web.SignIn;

/// <summary>Signs members in and out.</summary>
public static class SignInTickets
{
    /// <summary>The scheme of sessions.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string MemberClaim = "member";

    /// <summary>Begins a session under a new secret; a session this browser had before ends.</summary>
    public static async Task SignIn(this HttpContext context, Arrival arrival)
    {
        if (context.Features.Get<Session>() is { } before)
            await context.RequestServices.GetRequiredService<Sessions>().EndByKey(before.Key);
        context.Features.Set(arrival);
        // A handler of its own: the one of this request would go on under the old secret.
        var handlers = new AuthenticationHandlerProvider(
            context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>()
        );
        var cookies = (IAuthenticationSignInHandler)(await handlers.GetHandlerAsync(context, Scheme))!;
        await cookies.SignInAsync(Principal(arrival.MemberId, Scheme), new AuthenticationProperties());
        context.RequestServices.GetRequiredService<SignInLog>().Came(arrival);
    }

    public static Task SignOut(this HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>The principal of a member.</summary>
    public static ClaimsPrincipal Principal(string memberId, string scheme) =>
        new(new ClaimsIdentity([new Claim(MemberClaim, memberId)], scheme));

    public static string? MemberOf(ClaimsPrincipal principal) => principal.FindFirst(MemberClaim)?.Value;
}
