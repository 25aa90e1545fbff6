using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Acts;
using Confero.Identity;
using Confero.Notices.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Confero.Web.SignIn;

/// <summary>Why somebody goes to a provider.</summary>
public enum ProviderErrand
{
    ComeIn,

    /// <summary>The administrator who set it shows that it works, which makes it good for others.</summary>
    TryOut,

    /// <summary>Somebody who is here proves afresh who they are.</summary>
    Confirm,
}

/// <summary>Signs people in through their party's provider. The way out and back is bound to this browser, good once, for minutes, on any node.</summary>
public sealed class ProviderSignIn(
    Providers providers,
    ProviderClient client,
    Challenges challenges,
    IDataProtectionProvider protection,
    CurrentMember current,
    Confirmation confirmation,
    Mechanism mechanism,
    MailSettings mail,
    SignInLog log,
    TimeProvider clock,
    ILogger<ProviderSignIn> faults
)
{
    /// <summary>Where providers send people back to; the party's administrator enters it there.</summary>
    public const string Back = "/sign-in/provider/callback";

    private const string Method = "provider";
    private const string Cookie = "confero-provider";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private readonly IDataProtector protector = protection.CreateProtector("Confero.ProviderSecret");

    /// <summary>The address providers send people back to.</summary>
    public Uri Redirect => new(mail.Site, Back);

    /// <summary>A provider's client secret as it is stored.</summary>
    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>The provider's address to go to; null when it cannot be reached or is not what was set.</summary>
    public async Task<Uri?> Start(
        HttpContext context,
        string? partyId,
        string? returnUrl,
        ProviderErrand errand
    )
    {
        if (
            await providers.Of(partyId) is not { } provider
            || (provider.VerifiedAt is null && errand != ProviderErrand.TryOut)
            || (provider.Proofs.Count == 0 && errand == ProviderErrand.Confirm)
        )
            return null;
        if (await Describe(provider) is not { AuthorizationEndpoint: { Length: > 0 } endpoint })
            return null;
        var (browser, nonce, verifier) = (Random(), Random(), Random());
        var way = new Way(
            provider.PartyId,
            nonce,
            verifier,
            Hash(browser),
            returnUrl,
            errand,
            current.Member?.Id,
            clock.GetUtcNow()
        );
        var state = await challenges.Ask(Method, JsonSerializer.Serialize(way));
        context.Response.Cookies.Append(
            Cookie,
            browser,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                MaxAge = TimeSpan.FromMinutes(5),
            }
        );
        return new Uri(Question(provider, endpoint, state, way).CreateAuthenticationRequestUrl());
    }

    /// <summary>Takes who comes back from a provider: how they came in and where they wanted to go, or why not.</summary>
    public async Task<Returned> Finish(HttpContext context, string? state, string? code, string? issuer)
    {
        var returned = await Take(context, state, code, issuer);
        if (returned.Refusal is { } refusal)
            log.Failed(Method, refusal.Code, returned.Who);
        return returned;
    }

    private OpenIdConnectMessage Question(IdentityProvider provider, string endpoint, string state, Way way)
    {
        var message = new OpenIdConnectMessage
        {
            EnableTelemetryParameters = false,
            IssuerAddress = endpoint,
            ClientId = provider.ClientId,
            ResponseType = "code",
            Scope = "openid email",
            RedirectUri = Redirect.ToString(),
            State = state,
            Nonce = way.Nonce,
        };
        message.SetParameter("code_challenge", Hash(way.Verifier));
        message.SetParameter("code_challenge_method", "S256");
        if (provider.Proofs.Count > 0)
            message.AcrValues = string.Join(' ', provider.Proofs);
        if (way.Errand == ProviderErrand.Confirm)
            (message.Prompt, message.MaxAge) = ("login", "0");
        return message;
    }

    private async Task<Returned> Take(HttpContext context, string? state, string? code, string? issuer)
    {
        var failed = new Returned(null, null, Refusal.Rule("provider.failed"));
        var browser = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie);
        if (
            await challenges.Take(Method, state) is not { } kept
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
        var member = await providers.Member(provider, claims.Subject, claims.Email, claims.Verified);
        if (member is null || (way.Errand != ProviderErrand.ComeIn && way.MemberId != member.Id))
            return new Returned(null, null, Refusal.Rule("provider.not-yours"), member?.Id);
        var proven = provider.ProvenAt(claims.Acr, claims.ProvenAt, clock.GetUtcNow());
        return way.Errand == ProviderErrand.Confirm
            ? await Confirm(context, member.Id, proven, way)
            : await ComeIn(provider, claims, member.Id, proven, way);
    }

    private async Task<Returned> ComeIn(
        IdentityProvider provider,
        ProviderClaims claims,
        string member,
        DateTimeOffset? proven,
        Way way
    )
    {
        var outcome = await mechanism.Do(
            new ComeInByProvider(provider.Issuer, claims.Subject, way.Errand == ProviderErrand.TryOut)
            {
                Values = claims.Values,
            },
            member
        );
        if (!outcome.Done)
            return new Returned(null, null, outcome.Refusals[0], member);
        return outcome.Id is null
            ? new Returned(null, null, Refusal.Rule("provider.no-role"), member)
            : new Returned(new Arrival(member, Method, proven), way.ReturnUrl, null, member);
    }

    /// <summary>Takes a proof only of the person whose session this is, made since they set out.</summary>
    private async Task<Returned> Confirm(HttpContext context, string member, DateTimeOffset? proven, Way way)
    {
        if (current.Member?.Id != member)
            return new Returned(null, null, Refusal.Rule("provider.not-yours"), member);
        if (proven is null || proven < way.At - Skew)
            return new Returned(null, null, Refusal.Rule("provider.not-proven"), member);
        await confirmation.Accept(context, Method);
        return new Returned(null, way.ReturnUrl, null, member);
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
            faults.LogWarning(fault, "The provider of {Party} gave no good answer.", provider.PartyId);
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
            faults.LogWarning(fault, "The provider of {Party} cannot be read.", provider.PartyId);
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
        ProviderErrand Errand,
        string? MemberId,
        DateTimeOffset At
    );
}

/// <summary>Who came back from a provider and where they wanted to go, or why they do not come in.</summary>
/// <param name="Arrival">The session to begin; none for somebody who only confirmed.</param>
/// <param name="Who">The member, once known.</param>
public sealed record Returned(Arrival? Arrival, string? ReturnUrl, Refusal? Refusal, string? Who = null);
