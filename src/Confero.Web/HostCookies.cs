using Microsoft.AspNetCore.Http.Features;

namespace Confero.Web;

/// <summary>
/// Over HTTPS every cookie bears the prefix <c>__Host-</c> (RFC 6265bis), so that no other host and no page without
/// HTTPS can set or change one; whatever comes without it is not ours and is not read. On this machine, without HTTPS,
/// browsers would not keep such cookies, and the names stay plain. The rest of the site knows only the plain names.
/// </summary>
public static class HostCookies
{
    private const string Prefix = "__Host-";

    /// <summary>After it is known how the visitor came, and before anything reads a cookie.</summary>
    public static void UseHostCookies(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (!context.Request.IsHttps)
                    return next(context);
                context.Request.Headers.Cookie = Plain(context.Request.Headers.Cookie);
                context.Features.Set<IResponseCookiesFeature>(new Sent(context.Response.Cookies));
                return next(context);
            }
        );

    /// <summary>The cookies that bear the prefix, under their plain names.</summary>
    private static string Plain(string? cookies) =>
        string.Join(
            "; ",
            (cookies ?? "")
                .Split(';', StringSplitOptions.TrimEntries)
                .Where(x => x.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(x => x[Prefix.Length..])
        );

    /// <summary>Puts the prefix on, and what browsers demand of cookies that bear it: Secure, the whole site, no domain.</summary>
    private sealed class Sent(IResponseCookies all) : IResponseCookies, IResponseCookiesFeature
    {
        public IResponseCookies Cookies => this;

        public void Append(string key, string value) => Append(key, value, new CookieOptions());

        public void Append(string key, string value, CookieOptions options) =>
            all.Append(Prefix + key, value, Bound(options));

        public void Delete(string key) => Delete(key, new CookieOptions());

        public void Delete(string key, CookieOptions options) => all.Delete(Prefix + key, Bound(options));

        private static CookieOptions Bound(CookieOptions options) =>
            new(options)
            {
                Secure = true,
                Path = "/",
                Domain = null,
            };
    }
}
