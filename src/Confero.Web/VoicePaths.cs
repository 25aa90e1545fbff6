namespace Confero.Web;

/// <summary>
/// Where contributions without a name come in. Before anything else sees such a request, whatever could say who sends it
/// is taken off: the session, so that nobody is signed in and no session is renewed, and all but the little that a page
/// needs to be shown. The address itself says nothing: what the ticket is for stands in the body. The peer stays known to
/// the budget of requests, in memory only, so that nobody can silence the others.
/// </summary>
public static class VoicePaths
{
    /// <summary>The page.</summary>
    public const string Page = "/voice";

    private const string Api = "/api/v1/dialogues/voice";
    private static readonly string[] Kept = ["confero-language", "confero-theme"];
    private static readonly string[] Taken =
    [
        "Authorization",
        "Idempotency-Key",
        "User-Agent",
        "Referer",
        "X-Forwarded-For",
        "Forwarded",
        "traceparent",
        "tracestate",
    ];

    /// <summary>Early in the pipeline, before sign-in.</summary>
    public static void UseVoicePaths(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (IsAskedFor(context))
                    Forget(context);
                return next(context);
            }
        );

    /// <summary>Whether a request is one that nothing may be noted of.</summary>
    public static bool IsAskedFor(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Page, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    private static void Forget(HttpContext context)
    {
        var headers = context.Request.Headers;
        var keyed = headers.ContainsKey("Idempotency-Key");
        foreach (var name in Taken)
            headers.Remove(name);
        // The guard of the API asks for the header; which value it had is forgotten.
        if (keyed)
            headers["Idempotency-Key"] = "-";
        headers.Cookie = string.Join(
            "; ",
            Kept.Where(x => context.Request.Cookies.ContainsKey(x))
                .Select(x => $"{x}={context.Request.Cookies[x]}")
        );
        context.Response.Headers.CacheControl = "no-store";
    }
}
