using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Acts;
using Confero.Identity;
using Confero.Notices.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Confero.Web.SignIn;

/// <summary>Signs people in through their party's provider. The way out and back is bound to this browser, good once, for minutes, on any node.</summary>
public sealed class ProviderSignIn(
    Providers providers,
    ProviderClient client,
    Challenges challenges,
    IDataProtectionProvider protection,
    Mechanism mechanism,
    MailSettings mail,
    ILogger<ProviderSignIn> log
)
{
    /// <summary>Where providers send people back to; the party's administrator enters it there.</summary>
    public const string Back = "/sign-in/provider/callback";

    private const string Purpose = "provider";
    private const string Cookie = "confero-provider";
    private readonly IDataProtector protector = protection.CreateProtector("Confero.ProviderSecret");

    /// <summary>The address providers send people back to.</summary>
    public Uri Redirect => new(mail.Site, Back);

    /// <summary>A provider's client secret as it is stored.</summary>
    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>The provider's address to go to; null when it cannot be reached or is not what was set.</summary>
    /// <param name="verifiedBy">The administrator who tries it out; null for people who come in.</param>
    public async Task<Uri?> Start(HttpContext context, string partyId, string? returnUrl, string? verifiedBy)
    {
        if (
            await providers.Of(partyId) is not { } provider
            || (provider.VerifiedAt is null && verifiedBy is null)
        )
            return null;
        if (await Describe(provider) is not { AuthorizationEndpoint: { Length: > 0 } endpoint })
            return null;
        var (browser, nonce, verifier) = (Random(), Random(), Random());
        var way = new Way(partyId, nonce, verifier, Hash(browser), returnUrl, verifiedBy);
        var state = await challenges.Ask(Purpose, JsonSerializer.Serialize(way));
        context.Response.Cookies.Append(
            Cookie,
            browser,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                Path = Back,
                IsEssential = true,
                MaxAge = TimeSpan.FromMinutes(5),
            }
        );
        var message = new OpenIdConnectMessage
        {
            EnableTelemetryParameters = false,
            IssuerAddress = endpoint,
            ClientId = provider.ClientId,
            ResponseType = "code",
            Scope = "openid email profile",
            RedirectUri = Redirect.ToString(),
            State = state,
            Nonce = nonce,
        };
        message.SetParameter("code_challenge", Hash(verifier));
        message.SetParameter("code_challenge_method", "S256");
        return new Uri(message.CreateAuthenticationRequestUrl());
    }

    /// <summary>Takes who comes back from a provider: how they came in and where they wanted to go, or why not.</summary>
    public async Task<Returned> Finish(HttpContext context, string? state, string? code, string? issuer)
    {
        var failed = new Returned(null, null, Refusal.Rule("provider.failed"));
        var browser = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Back });
        if (
            await challenges.Take(Purpose, state) is not { } kept
            || string.IsNullOrEmpty(code)
            || browser is null
        )
            return failed;
        var way = JsonSerializer.Deserialize<Way>(kept)!;
        if (way.Browser != Hash(browser) || await providers.Of(way.PartyId) is not { } provider)
            return failed;
        // RFC 9207: an answer that names another provider was mixed up on purpose.
        if (issuer is not null && issuer.TrimEnd('/') != provider.Issuer.TrimEnd('/'))
            return failed;
        if (await Redeem(provider, code, way) is not { Subject.Length: > 0 } claims)
            return failed;
        return await ComeIn(provider, claims, way);
    }

    private async Task<Returned> ComeIn(IdentityProvider provider, ProviderClaims claims, Way way)
    {
        var member = await providers.Member(provider, claims.Subject, claims.Email);
        if (member is null || (way.VerifiedBy is not null && way.VerifiedBy != member.Id))
            return new Returned(null, null, Refusal.Rule("provider.not-yours"));
        var outcome = await mechanism.Do(
            new ComeInByProvider(provider.Issuer, claims.Subject, claims.Values, way.VerifiedBy is not null),
            member.Id
        );
        if (!outcome.Done)
            return new Returned(null, null, outcome.Refusals[0]);
        return outcome.Id is null
            ? new Returned(null, null, Refusal.Rule("provider.no-role"))
            : new Returned(new Arrival(member.Id, "provider"), way.ReturnUrl, null);
    }

    private async Task<ProviderClaims?> Redeem(IdentityProvider provider, string code, Way way)
    {
        try
        {
            var secret = provider.Secret is null ? null : protector.Unprotect(provider.Secret);
            return await client.Redeem(provider, secret, code, way.Verifier, way.Nonce, Redirect);
        }
        catch (Exception fault) when (IsTheirs(fault))
        {
            log.LogWarning(fault, "The provider of {Party} gave no good answer.", provider.PartyId);
            return null;
        }
    }

    private async Task<OpenIdConnectConfiguration?> Describe(IdentityProvider provider)
    {
        try
        {
            return await client.Describe(provider);
        }
        catch (Exception fault) when (IsTheirs(fault))
        {
            log.LogWarning(fault, "The provider of {Party} cannot be read.", provider.PartyId);
            return null;
        }
    }

    private static bool IsTheirs(Exception fault) =>
        fault
            is HttpRequestException
                or IOException
                or InvalidOperationException
                or TaskCanceledException
                or JsonException
                or ArgumentException;

    private static string Random() => Base64Url.Encode(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) =>
        Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private sealed record Way(
        string PartyId,
        string Nonce,
        string Verifier,
        string Browser,
        string? ReturnUrl,
        string? VerifiedBy
    );
}

/// <summary>Who came back from a provider and where they wanted to go, or why they do not come in.</summary>
public sealed record Returned(Arrival? Arrival, string? ReturnUrl, Refusal? Refusal);
