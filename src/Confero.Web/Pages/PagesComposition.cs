using System.Text.Encodings.Web;
using System.Text.Unicode;
using Confero.Languages;
using Confero.Web.Components;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages;

/// <summary>Razor Pages and languages.</summary>
public static class PagesComposition
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton(x => new Texts(
            strict: !x.GetRequiredService<IHostEnvironment>().IsProduction()
        ));
        services.AddScoped<Names>();
        services.AddScoped<WaitingTasks>();
        services.AddScoped<CaseFields>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(options =>
        {
            options.Conventions.AuthorizeFolder("/");
            foreach (var page in PublicPages.All)
                options.Conventions.AllowAnonymousToPage(page);
        });
        services.AddRouting(options => (options.LowercaseUrls, options.AppendTrailingSlash) = (true, false));
        services.AddAntiforgery(options => options.Cookie.Name = "confero-form");
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "confero-note");
        services.AddResponseCompression();
        services.Configure<RequestLocalizationOptions>(Localize);
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHostCookies();
        app.UseSecretPaths();
        app.UseVoicePaths();
        app.UseSecurityHeaders();
        app.UseKnownMethods();
        app.UseCrossSiteGuard();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error");
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/missing")
        );
        // Below the two above, so that what they send in again is routed again.
        app.UseRouting();
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
}

/// <summary>The pages anyone may open. Every other page asks for a member; a test goes through all of them.</summary>
public static class PublicPages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "/Index",
        "/About",
        "/Design/Index",
        "/Missing",
        "/Error",
        "/Preferences",
        "/SignIn/Index",
        "/SignIn/Invitation",
        "/SignIn/Provider",
        "/SignIn/ProviderCallback",
        "/SignIn/Recover",
        "/SignIn/Demonstration",
        "/Disclosure/Permissions",
        "/Disclosure/Results",
        "/Requests/Index",
        "/Requests/Case",
        "/Offers/Index",
        "/Offers/Offer",
        "/Dialogues/Index",
        "/Dialogues/Series",
        "/Dialogues/Session",
        "/Dialogues/Question",
        "/Dialogues/Paper",
        "/Dialogues/Proposal",
        "/Dialogues/Poll",
        "/Dialogues/Trace",
        "/Dialogues/Summary",
        "/Dialogues/Voice",
        "/Landscape/Activities",
        "/Landscape/Activity",
        "/Landscape/Effect",
        "/Landscape/Index",
        "/Landscape/Lessons",
        "/Landscape/Mechanism",
        "/Landscape/Mechanisms",
        "/Landscape/Missing",
        "/Landscape/PublishedCases",
        "/Landscape/Report",
        "/Landscape/Reports",
        "/Landscape/Source",
        "/Landscape/Sources",
        "/Landscape/WhereToTurn",
        "/Notices/Unsubscribe",
        "/Process/Index",
        "/Process/Definition",
        "/Process/Compare",
        "/Process/Rehearsal",
    ];
}
