using Confero.Web.Api;
using Microsoft.AspNetCore.StaticAssets;

namespace Confero.Web;

/// <summary>
/// The headers every answer carries, whatever it is: page, refusal, fault, redirect or file. No script, style, frame
/// or connection but our own; nothing that a signed-in person saw stays in a cache.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>The policy of what a page may load and run.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a stranger's file: whatever opens it, it does nothing.</summary>
    public const string InertPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private const string NoPermissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
        + "payment=(), usb=()";

    /// <summary>Adds the headers. First in the pipeline, so that nothing answers without them.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(Write, context);
                return next(context);
            }
        );
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
    }

    // Written at the last moment: the handler of faults clears what was set before.
    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<Inert>() is null
            ? ContentSecurityPolicy
            : InertPolicy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        // Nothing is told to others; with "no-referrer" browsers would also send our own forms with the origin "null", which
        // those without Fetch Metadata could not be let in with.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoPermissions;
        if (
            context.User.Identity?.IsAuthenticated == true
            && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        )
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
