using System.Text.Encodings.Web;
using System.Text.Unicode;
using Confero.Languages;
using Confero.Web.Components;
using Microsoft.AspNetCore.Localization;

namespace Confero.Web.Pages;

/// <summary>Razor Pages, languages and the headers every answer carries.</summary>
public static class PagesComposition
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<Texts>();
        services.AddScoped<Names>();
        services.AddScoped<WaitingTasks>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(options =>
        {
            options.Conventions.AuthorizeFolder("/");
            foreach (var page in PublicPages.All)
                options.Conventions.AllowAnonymousToPage(page);
        });
        services.AddRouting(options => (options.LowercaseUrls, options.AppendTrailingSlash) = (true, false));
        services.AddAntiforgery(options => options.Cookie.Name = "confero-form");
        services.AddResponseCompression();
        services.Configure<RequestLocalizationOptions>(Localize);
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        app.Use(AddHeaders);
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error");
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/missing")
        );
    }

    private static void Localize(RequestLocalizationOptions options)
    {
        var tags = Language.Offered.Select(x => x.Tag).ToArray();
        options.SetDefaultCulture("en").AddSupportedCultures(tags).AddSupportedUICultures(tags);
        options.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" },
            new CookieRequestCultureProvider { CookieName = "confero-language" },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        context.Response.OnStarting(() =>
        {
            if (context.User.Identity?.IsAuthenticated == true)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>The pages anyone may open. Every other page asks for a member; a test goes through all of them.</summary>
public static class PublicPages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "/Index",
        "/About",
        "/Missing",
        "/Error",
        "/Preferences",
        "/SignIn/Index",
        "/SignIn/Invitation",
        "/SignIn/Demonstration",
        "/Requests/Index",
        "/Requests/Case",
        "/Offers/Index",
        "/Offers/Offer",
        "/Landscape/PublishedCases",
    ];
}
