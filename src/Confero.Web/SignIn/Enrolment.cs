using Confero.Identity;
using Confero.Web.Api;
using Microsoft.AspNetCore.StaticAssets;

namespace Confero.Web.SignIn;

/// <summary>Where the installation demands it, a person without a passkey or an authenticator first sets one up.</summary>
internal static class Enrolment
{
    private const string Page = "/sign-in/security";

    /// <summary>What such a person may reach: the way in and out, the factors, and the choice of language.</summary>
    private static readonly string[] Open =
    [
        "/sign-in",
        "/sign-out",
        "/invitation",
        "/preferences",
        "/error",
        "/missing",
        "/unsubscribe",
        "/api/v1/session",
        "/api/v1/passkeys",
        "/api/v1/authenticator",
    ];

    public static async Task Ask(HttpContext context, RequestDelegate next)
    {
        if (!await IsMissing(context))
            await next(context);
        else if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            await ApiAnswers
                .Refuse([new Refusal("identity.enrol-first", RefusalKind.Forbidden)])
                .ExecuteAsync(context);
        else
            context.Response.Redirect(Page);
    }

    private static async Task<bool> IsMissing(HttpContext context)
    {
        var services = context.RequestServices;
        return services.GetRequiredService<IdentityPolicy>().StrongFactor
            && services.GetRequiredService<CurrentMember>().Member is { AccountId: { } account }
            && !IsProvenElsewhere(context)
            && !Array.Exists(Open, x => context.Request.Path.StartsWithSegments(x, StringComparison.Ordinal))
            && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !(await services.GetRequiredService<PasskeyQueries>().FactorsOf(account)).Any;
    }

    /// <summary>Whether the person's own authority has proven who they are, in a way the party calls strong.</summary>
    private static bool IsProvenElsewhere(HttpContext context) =>
        context.Features.Get<Session>() is { Method: "provider", StrongAt: not null };
}
