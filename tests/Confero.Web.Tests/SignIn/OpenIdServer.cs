using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Confero.Web.Tests.SignIn;

/// <summary>A real OpenID Connect server on a port of its own: authorization code with PKCE, signed tokens, real HTTP. Whoever comes is the person the test names.</summary>
public sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "confero-test";
    public const string ClientSecret = "a client's secret that nobody guesses";

    private readonly WebApplication app;

    private OpenIdServer(WebApplication app) => this.app = app;

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "subject-1";
    public string Email { get; set; } = "";
    public string[] Groups { get; set; } = [];

    /// <summary>A nonce the server puts in instead of the one it was asked for, when it lies.</summary>
    public string? FalseNonce { get; set; }

    /// <summary>Whom its tokens are for, when it lies.</summary>
    public string? FalseAudience { get; set; }

    public string Issuer => app.Urls.First();

    public static async Task<OpenIdServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        OpenIdServer? server = null;
        builder.Services.AddRouting();
        builder.Services.AddAuthentication();
        builder
            .Services.AddOpenIddict()
            .AddServer(options =>
            {
                options
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Email, Scopes.Profile)
                    .AddEphemeralEncryptionKey()
                    .AddEphemeralSigningKey()
                    .EnableDegradedMode();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<ValidateAuthorizationRequestContext>(x =>
                    x.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId)
                            context.Reject(Errors.InvalidClient);
                        return default;
                    })
                );
                options.AddEventHandler<ValidateTokenRequestContext>(x =>
                    x.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                            context.Reject(Errors.InvalidClient);
                        return default;
                    })
                );
                options.AddEventHandler<HandleAuthorizationRequestContext>(x =>
                    x.UseInlineHandler(context =>
                    {
                        context.SignIn(server!.Person(context.Request!));
                        return default;
                    })
                );
                options.AddEventHandler<GenerateTokenContext>(x =>
                    x.UseInlineHandler(context =>
                        {
                            if (context.TokenType == TokenTypeIdentifiers.IdentityToken)
                                server!.Lie(context);
                            return default;
                        })
                        .SetOrder(int.MinValue + 100_000)
                );
            });
        var site = builder.Build();
        site.UseAuthentication();
        server = new OpenIdServer(site);
        await site.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private ClaimsPrincipal Person(OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, Subject));
        identity.AddClaim(new Claim(Claims.Email, Email));
        foreach (var group in Groups)
            identity.AddClaim(new Claim("groups", group));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        principal.SetDestinations(_ => [Destinations.IdentityToken]);
        return principal;
    }

    private void Lie(GenerateTokenContext context)
    {
        if (FalseNonce is not null)
            context.Principal!.SetClaim(Claims.Nonce, FalseNonce);
        if (FalseAudience is not null)
            context.Principal!.SetAudiences(FalseAudience);
    }
}
