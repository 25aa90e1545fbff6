using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Confero.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Confero.Web.SignIn;

/// <summary>Speaks with identity providers: OpenID Connect, authorization code with PKCE. Never with an address inside our own network, unless an operator allowed it.</summary>
public sealed class ProviderClient(IdentityPolicy policy, TimeProvider clock) : IDisposable
{
    private const int MostAnswer = 1_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Only algorithms with public keys: a client's secret must never be able to make a token.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
    ];

    private readonly HttpClient http = new(Handler(policy))
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = MostAnswer,
    };

    /// <summary>What the provider says of itself.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read.</exception>
    /// <exception cref="IOException">It cannot be reached.</exception>
    public async Task<OpenIdConnectConfiguration> Describe(IdentityProvider provider)
    {
        var address = provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration";
        var found = await OpenIdConnectConfigurationRetriever.GetAsync(
            address,
            new HttpDocumentRetriever(http) { RequireHttps = !policy.PrivateProviders },
            CancellationToken.None
        );
        if (found.Issuer.TrimEnd('/') != provider.Issuer.TrimEnd('/'))
            throw new InvalidOperationException("The provider calls itself by another name.");
        foreach (var endpoint in new[] { found.AuthorizationEndpoint, found.TokenEndpoint })
            if (!IsAddress(endpoint))
                throw new InvalidOperationException("The provider names an address that is none.");
        if (!string.IsNullOrEmpty(found.UserInfoEndpoint) && !IsAddress(found.UserInfoEndpoint))
            throw new InvalidOperationException("The provider names an address that is none.");
        return found;
    }

    /// <summary>Whether people may be led there and secrets sent there: HTTPS, or plain HTTP where private providers are allowed.</summary>
    private bool IsAddress(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && (
            address.Scheme == Uri.UriSchemeHttps
            || (policy.PrivateProviders && address.Scheme == Uri.UriSchemeHttp)
        );

    /// <summary>Changes a code for what the provider vouches for; null when anything does not fit.</summary>
    public async Task<ProviderClaims?> Redeem(
        IdentityProvider provider,
        string? secret,
        string code,
        string verifier,
        string nonce,
        Uri redirect
    )
    {
        var described = await Describe(provider);
        if (await Tokens(described, provider, secret, code, verifier, redirect) is not { } tokens)
            return null;
        var checkedToken = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            tokens.IdToken,
            Rules(described, provider)
        );
        if (!checkedToken.IsValid || checkedToken.SecurityToken is not JsonWebToken token)
            return null;
        if (!token.TryGetPayloadValue<string>("nonce", out var said) || said != nonce)
            return null;
        if (token.TryGetPayloadValue<string>("azp", out var party) && party != provider.ClientId)
            return null;
        using var claims = JsonDocument.Parse(Base64UrlEncoder.Decode(token.EncodedPayload));
        return ProviderClaims
            .Of(claims.RootElement, provider.Claim)
            .And(await More(described, tokens.AccessToken, token.Subject, provider.Claim));
    }

    public void Dispose() => http.Dispose();

    private TokenValidationParameters Rules(
        OpenIdConnectConfiguration described,
        IdentityProvider provider
    ) =>
        new()
        {
            ValidIssuer = described.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = described.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, to, _, _) =>
                clock.GetUtcNow().UtcDateTime is var now
                && (from is null || from <= now + Skew)
                && to is not null
                && to >= now - Skew,
        };

    private async Task<(string IdToken, string? AccessToken)?> Tokens(
        OpenIdConnectConfiguration described,
        IdentityProvider provider,
        string? secret,
        string code,
        string verifier,
        Uri redirect
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect.ToString(),
            ["client_id"] = provider.ClientId,
            ["code_verifier"] = verifier,
        };
        if (secret is not null)
            fields["client_secret"] = secret;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(described.TokenEndpoint), content);
        if (!answer.IsSuccessStatusCode)
            return null;
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.TryGetProperty("id_token", out var token) && token.GetString() is { } text
            ? (
                text,
                json.RootElement.TryGetProperty("access_token", out var access) ? access.GetString() : null
            )
            : null;
    }

    /// <summary>What the token left for the user-info endpoint to say, if it is about the same person.</summary>
    private async Task<ProviderClaims?> More(
        OpenIdConnectConfiguration described,
        string? accessToken,
        string subject,
        string claim
    )
    {
        if (string.IsNullOrEmpty(described.UserInfoEndpoint) || accessToken is null)
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, described.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            return null;
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var more = ProviderClaims.Of(json.RootElement, claim);
        return more.Subject == subject ? more : null;
    }

    private static SocketsHttpHandler Handler(IdentityPolicy policy) =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
                var allowed = Array.FindAll(
                    addresses,
                    x => policy.PrivateProviders ? !PublicAddress.IsLinkLocal(x) : PublicAddress.Is(x)
                );
                if (allowed.Length == 0)
                    throw new IOException("The provider has no address that may be called.");
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
}
