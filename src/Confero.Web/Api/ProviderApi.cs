using Confero.Identity;
using Confero.Web.SignIn;

namespace Confero.Web.Api;

/// <summary>The identity provider of the caller's own party, for who administers its people. Trying it out takes a browser.</summary>
public static class ProviderApi
{
    public static void MapProvider(this IEndpointRouteBuilder api)
    {
        var provider = api.MapGroup("/identity-provider").WithTags("Session").ForPersons();
        provider.MapGet(
            "/",
            async (Providers providers, Caller caller) =>
                await providers.Own(caller.Viewer) is { } found
                    ? Results.Json(ProviderRow.Of(found))
                    : ApiAnswers.Refuse([Refusal.NotFound])
        );
        provider.MapPut(
            "/",
            (ProviderInput input, ProviderSignIn signIn, Caller caller) =>
                caller.Do(
                    new SetProvider(
                        input.Issuer,
                        input.ClientId,
                        input.Claim,
                        input.Mappings ?? [],
                        input.OnlyWay ?? false
                    )
                    {
                        Secret = string.IsNullOrEmpty(input.Secret) ? null : signIn.Protect(input.Secret),
                        TrustsAddresses = input.TrustsAddresses ?? false,
                        Proofs = input.Proofs ?? [],
                    }
                )
        );
        provider.MapDelete("/", (Caller caller) => caller.Do(new RemoveProvider()));
    }
}

/// <summary>A provider to set.</summary>
/// <param name="Secret">The client's secret; absent to keep the one there is, or for a public client.</param>
/// <param name="TrustsAddresses">Whether addresses count that the provider does not call verified.</param>
/// <param name="Proofs">Values of <c>acr</c> that stand for a strong proof.</param>
public sealed record ProviderInput(
    string Issuer,
    string ClientId,
    string? Secret,
    string Claim,
    RoleMapping[]? Mappings,
    bool? TrustsAddresses,
    string[]? Proofs,
    bool? OnlyWay
);

/// <summary>A provider as its party's administrators see it; the secret never comes out.</summary>
public sealed record ProviderRow(
    string Issuer,
    string ClientId,
    bool HasSecret,
    string Claim,
    IReadOnlyList<RoleMapping> Mappings,
    bool TrustsAddresses,
    IReadOnlyList<string> Proofs,
    bool OnlyWay,
    DateTimeOffset? VerifiedAt
)
{
    internal static ProviderRow Of(IdentityProvider x) =>
        new(
            x.Issuer,
            x.ClientId,
            x.Secret is not null,
            x.Claim,
            x.Mappings,
            x.TrustsAddresses,
            x.Proofs,
            x.OnlyWay,
            x.VerifiedAt
        );
}
