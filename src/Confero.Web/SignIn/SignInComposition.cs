using Confero.Identity;
using Confero.Notices.Mail;
using Confero.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.SignIn;

/// <summary>Sign-in, sessions and the default that whatever is not said to be open is closed.</summary>
public static class SignInComposition
{
    private const string Either = "Confero";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    public static IServiceCollection AddSignIn(this IServiceCollection services, Settings settings)
    {
        var policy = settings.Identity.Policy(settings.Demonstration, settings.Mail.Site);
        services.AddSingleton(policy);
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentMember>();
        services.AddScoped<OwnSignIn>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<Confirmation>();
        services.AddScoped<AuthenticatorSetup>();
        services.AddSingleton<ProviderClient>();
        services.AddScoped<ProviderSignIn>();
        services.AddScoped<PasswordChange>();
        services.AddSingleton<SignInLog>();
        services.AddSingleton<ITicketStore, DatabaseTickets>();
        services
            .AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<ConferoDb>()
            .AddPasswordValidator<GuessablePassword>()
            .AddDefaultTokenProviders();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(options => PasskeyCeremony.Configure(options, policy));
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);
        services.Configure<MvcOptions>(options => options.Filters.Add<StepUpFilter>());
        AddSchemes(services);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(FindMember);
        app.Use(NoteTurnedAway);
        app.Use(Enrolment.Ask);
        app.UseAuthorization();
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services
            .AddAuthentication(Either)
            .AddPolicyScheme(
                Either,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        BearerTokens.IsUsedBy(context) ? BearerTokens.Name : SignInTickets.Scheme
            )
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.Name, null)
            .AddCookie(SignInTickets.Scheme, Configure);
        services
            .AddOptions<CookieAuthenticationOptions>(SignInTickets.Scheme)
            .Configure<ITicketStore>((options, store) => options.SessionStore = store);
    }

    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 15;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.User.RequireUniqueEmail = true;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "confero-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context =>
        {
            NoteRefusal(context.HttpContext, StatusCodes.Status401Unauthorized);
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }

    private static async Task FindMember(HttpContext context, RequestDelegate next)
    {
        if (PresenceOf(context) is { } presence)
        {
            var current = context.RequestServices.GetRequiredService<CurrentMember>();
            if (!await current.Become(presence))
            {
                if (presence.Token is null)
                    await context.SignOut();
                context.User = new();
            }
        }
        await next(context);
    }

    /// <summary>Notes whatever is answered as not allowed or as not there; both may be somebody trying doors.</summary>
    private static async Task NoteTurnedAway(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var status = context.Response.StatusCode;
        var isRefused =
            status
            is StatusCodes.Status401Unauthorized
                or StatusCodes.Status403Forbidden
                or StatusCodes.Status404NotFound;
        var isSecondPass = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (
            isRefused
            && !isSecondPass
            && !VoicePaths.IsAskedFor(context)
            && context.Features.Get<RefusalNoted>() is null
        )
            NoteRefusal(context, status);
    }

    private static void NoteRefusal(HttpContext context, int status)
    {
        context.Features.Set(new RefusalNoted());
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
        context
            .RequestServices.GetRequiredService<SignInLog>()
            .TurnedAway(
                context.Request.Method,
                route,
                status,
                context.RequestServices.GetRequiredService<CurrentMember>().Member?.Id
            );
    }

    private static Presence? PresenceOf(HttpContext context)
    {
        if (SignInTickets.MemberOf(context.User) is not { } memberId)
            return null;
        if (context.Features.Get<ApiToken>() is { } token)
            return new Presence(memberId) { Token = token };
        var session = context.Features.Get<Session>();
        return session?.MemberId == memberId
            ? new Presence(memberId) { SessionKey = session.Key, StrongAt = session.StrongAt }
            : null;
    }

    /// <summary>That this request stands in the log already.</summary>
    private sealed record RefusalNoted;
}
