using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Parties;
using Microsoft.EntityFrameworkCore;

namespace Confero.Identity;

/// <summary>
/// A party's administrator says through which provider its people come in. It is good for nobody before the administrator
/// has come in through it; every change asks for that anew. Another issuer or client is another provider: sessions that
/// began at the former end, and whom its subjects were is forgotten.
/// </summary>
/// <param name="Mappings">Which roles a value of the claim stands for.</param>
public sealed record SetProvider(
    string Issuer,
    string ClientId,
    string Claim,
    IReadOnlyList<RoleMapping> Mappings,
    bool OnlyWay
) : Act
{
    private const int MostLength = 300;
    private const int MostMappings = 50;
    private const int MostProofs = 10;

    /// <summary>Whether an address counts although the provider does not say that it has verified it.</summary>
    public bool TrustsAddresses { get; init; }

    /// <summary>Values of <c>acr</c> that stand for a strong proof of the person.</summary>
    public IReadOnlyList<string> Proofs { get; init; } = [];

    /// <summary>The protected secret; null keeps the one there is, for the same issuer and client.</summary>
    [JsonIgnore]
    public string? Secret { get; init; }

    public override string Code => "identity.set-provider";
    public override Roles AllowedTo => Roles.DelegateAdministrator | Roles.Administrator;
    public override StepUp StepUp => StepUp.Always;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = Faults(scope).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var provider = await scope
            .Db.Set<IdentityProvider>()
            .SingleOrDefaultAsync(x => x.PartyId == scope.PartyId);
        if (provider is null)
            scope.Db.Add(
                provider = new IdentityProvider
                {
                    PartyId = scope.PartyId,
                    Issuer = Issuer.Trim(),
                    ClientId = ClientId.Trim(),
                }
            );
        if ((provider.Issuer, provider.ClientId) != (Issuer.Trim(), ClientId.Trim()))
        {
            // What the former provider gave is never sent to another.
            provider.Secret = null;
            await scope.ForgetSubjects();
            await scope.EndSessionsOfPeople(x => x.Method == "provider");
        }
        provider.Issuer = Issuer.Trim();
        provider.ClientId = ClientId.Trim();
        provider.Secret = Secret ?? provider.Secret;
        provider.Claim = Claim.Trim();
        provider.Mappings = [.. Mappings];
        provider.TrustsAddresses = TrustsAddresses;
        provider.Proofs = [.. Proofs];
        provider.OnlyWay = OnlyWay;
        (provider.VerifiedAt, provider.VerifiedBy) = (null, null);
        return Outcome.Of(provider.PartyId);
    }

    private IEnumerable<Refusal> Faults(ActScope scope)
    {
        if (!IsIssuer(Issuer, scope.Policy))
            yield return Refusal.Invalid("provider.bad-issuer", "issuer");
        foreach (var (field, text) in new[] { ("issuer", Issuer), ("clientId", ClientId), ("claim", Claim) })
            if (string.IsNullOrWhiteSpace(text))
                yield return Refusal.Missing(field);
            else if (text.Length > MostLength)
                yield return Refusal.TooLong(field, MostLength);
        if (Mappings.Count > MostMappings)
            yield return Refusal.TooLong("mappings", MostMappings);
        if (Proofs.Count > MostProofs || Proofs.Any(x => x.Length > MostLength))
            yield return Refusal.TooLong("proofs", MostProofs);
        foreach (var mapping in Mappings)
        {
            var roles = RoleNames.Parse(mapping.Roles);
            if (string.IsNullOrWhiteSpace(mapping.Value) || mapping.Value.Length > MostLength)
                yield return Refusal.Missing("mappings");
            else if (
                roles is null or Roles.None
                || (roles.Value & ~MemberRules.Grantable(scope.PartyId)) != 0
            )
                yield return Refusal.Unknown("mappings", string.Join(", ", mapping.Roles));
        }
    }

    /// <summary>HTTPS without query; plain HTTP only inside an institution that allowed private providers.</summary>
    private static bool IsIssuer(string issuer, IdentityPolicy policy) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var address)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && (
            address.Scheme == Uri.UriSchemeHttps
            || (policy.PrivateProviders && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
        );
}
