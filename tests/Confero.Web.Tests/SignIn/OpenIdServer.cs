using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
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

    /// <summary>A key that signs but stands in no list.</summary>
    private SigningCredentials? hidden;

    private OpenIdServer(WebApplication app) => this.app = app;

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "subject-1";
    public string Email { get; set; } = "";
    public string[] Groups { get; set; } = [];

    /// <summary>Whether it says that it has verified the address; null to say nothing.</summary>
    public bool? EmailVerified { get; set; } = true;

    /// <summary>How and when the person was proven there; null to say nothing.</summary>
    public string? Acr { get; set; }
    public DateTimeOffset? ProvenAt { get; set; }

    /// <summary>What the last visitor was asked for.</summary>
    public string? AskedPrompt { get; private set; }
    public string? AskedScope { get; private set; }

    /// <summary>The issuer its tokens name, when it lies.</summary>
    public string? FalseIssuer { get; set; }

    /// <summary>When its tokens end, when they are old.</summary>
    public DateTimeOffset? FalseEnd { get; set; }

    /// <summary>A nonce the server puts in instead of the one it was asked for, when it lies.</summary>
    public string? FalseNonce { get; set; }

    /// <summary>Whom its tokens are for, when it lies.</summary>
    public string? FalseAudience { get; set; }

    public string Issuer => app.Urls.First();

    /// <summary>Signs with a new key from now on, as providers do now and then; the former one is gone.</summary>
    /// <param name="published">Whether the new key stands in the provider's list of keys.</param>
    public void Rotate(bool published = true)
    {
        var keys = app
            .Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>()
            .CurrentValue.SigningCredentials;
        keys.Clear();
        keys.Add(NewKey());
        hidden = published ? null : NewKey();
    }

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
                options.AddSigningCredentials(NewKey());
                options
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(Scopes.Email, Scopes.Profile)
                    .AddEphemeralEncryptionKey()
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

    private static SigningCredentials NewKey() =>
        new(
            new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.CreateVersion7().ToString("N") },
            SecurityAlgorithms.RsaSha256
        );

    private ClaimsPrincipal Person(OpenIddictRequest request)
    {
        (AskedPrompt, AskedScope) = (request.Prompt, request.Scope);
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, Subject));
        identity.AddClaim(new Claim(Claims.Email, Email));
        foreach (var group in Groups)
            identity.AddClaim(new Claim("groups", group));
        if (EmailVerified is { } verified)
            identity.SetClaim(Claims.EmailVerified, verified);
        if (Acr is not null)
            identity.SetClaim(Claims.AuthenticationContextReference, Acr);
        if (ProvenAt is { } at)
            identity.SetClaim(Claims.AuthenticationTime, at.ToUnixTimeSeconds());
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
        if (FalseIssuer is not null)
            context.Principal!.SetClaim(Claims.Private.Issuer, FalseIssuer);
        if (FalseEnd is { } end)
            context.Principal!.SetExpirationDate(end);
        if (hidden is not null)
            context.SigningCredentials = hidden;
    }
}
