using System.Text.Encodings.Web;
using Confero.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Confero.Web.SignIn;

/// <summary>
/// Programs come in by <c>Authorization: Bearer</c>, under <c>/api</c> only. A browser never sends that header by
/// itself, so no other site can make one act.
/// </summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiTokens tokens,
    SignInLog log
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme of tokens.</summary>
    public const string Name = "Bearer";

    private const string Start = "Bearer ";

    /// <summary>Whether a request comes with a token, and therefore never with its session.</summary>
    public static bool IsUsedBy(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && context
            .Request.Headers[HeaderNames.Authorization]
            .ToString()
            .StartsWith(Start, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers[HeaderNames.Authorization].ToString()[Start.Length..].Trim();
        var network = Network.Of(Context.Connection.RemoteIpAddress);
        if (await tokens.Use(secret, network) is not { } token)
        {
            log.Failed("token", "no such token");
            return AuthenticateResult.Fail("No such token.");
        }
        Context.Features.Set(token);
        return AuthenticateResult.Success(
            new AuthenticationTicket(SignInTickets.Principal(token.MemberId, Name), Name)
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Name;
        return Task.CompletedTask;
    }
}
