namespace Confero.Web;

/// <summary>
/// Refuses changes that another site's page tries to make with a visitor's cookies, by what the browser itself says of
/// where a request comes from (W3C Fetch Metadata; <c>Origin</c> for browsers without it). It stands before the tokens in
/// our forms and the header the API asks for, and needs neither.
/// </summary>
public static class CrossSiteGuard
{
    /// <summary>Answers 403 to what comes from elsewhere; reading is left alone.</summary>
    public static void UseCrossSiteGuard(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (Reads(context.Request.Method) || FromHere(context.Request))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        );

    private static bool Reads(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool FromHere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => true,
            "" => SameOrigin(request),
            _ => false,
        };

    /// <summary>A request without <c>Origin</c> comes from no page of a browser that could be tricked.</summary>
    private static bool SameOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (
            Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        );
}
