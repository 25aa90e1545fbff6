using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Identity;

/// <summary>A party's own identity provider (OpenID Connect), through which its people sign in.</summary>
public sealed class IdentityProvider : IVersioned
{
    public required string PartyId { get; init; }

    /// <summary>The issuer, exactly as its tokens say it.</summary>
    public required string Issuer { get; set; }
    public required string ClientId { get; set; }

    /// <summary>The client's secret, protected; null for a public client.</summary>
    public string? Secret { get; set; }

    /// <summary>The claim whose values say which roles somebody may have.</summary>
    public string Claim { get; set; } = "groups";

    /// <summary>Which roles a value stands for; nothing else ever gives or takes a role. Empty: the provider says only who somebody is.</summary>
    public List<RoleMapping> Mappings { get; set; } = [];

    /// <summary>Whether an address counts although the provider does not say that it has verified it. The party answers for its own directory; else only verified addresses say whom somebody is.</summary>
    public bool TrustsAddresses { get; set; }

    /// <summary>Values of <c>acr</c> that stand for a strong proof of the person; empty: a proof takes a passkey or a code of Confero's own.</summary>
    public List<string> Proofs { get; set; } = [];

    /// <summary>Whether the party's people may come in by no other way. Who administers them keeps the passkey, so that nobody is shut out with the provider.</summary>
    public bool OnlyWay { get; set; }

    /// <summary>When its administrator came in through it, which is what makes it good for others; null until then.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }
    public string? VerifiedBy { get; set; }
    public Guid Version { get; set; }

    /// <summary>The roles that values of the claim stand for.</summary>
    public Roles RolesOf(IReadOnlyCollection<string> values) =>
        Mappings
            .Where(x => values.Contains(x.Value, StringComparer.Ordinal))
            .Aggregate(Roles.None, (roles, x) => roles | (RoleNames.Parse(x.Roles) ?? Roles.None));

    /// <summary>When the person proved who they are at the provider, in a way the party calls strong; null when they did not.</summary>
    /// <param name="acr">How the provider says that it was proven.</param>
    /// <param name="at">When it says so; never taken to be in the future.</param>
    public DateTimeOffset? ProvenAt(string? acr, DateTimeOffset? at, DateTimeOffset now) =>
        acr is not null && at is { } proven && Proofs.Contains(acr, StringComparer.Ordinal)
            ? (proven < now ? proven : now)
            : null;
}

/// <summary>A value of the claim and the names of the roles it stands for.</summary>
public sealed record RoleMapping(string Value, IReadOnlyList<string> Roles);

/// <summary>Whom a provider's subject is in a party; made at the first sign-in through it. No two parties share one.</summary>
public sealed class ProviderLink
{
    public required string PartyId { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string MemberId { get; set; }
    public DateTimeOffset LinkedAt { get; set; }
}

internal sealed class IdentityProviderMapping
    : IEntityTypeConfiguration<IdentityProvider>,
        IEntityTypeConfiguration<ProviderLink>
{
    public void Configure(EntityTypeBuilder<IdentityProvider> provider)
    {
        provider.ToTable("IdentityProviders").HasKey(x => x.PartyId);
        provider.Property(x => x.Version).IsConcurrencyToken();
        provider.Property(x => x.Mappings).AsJson();
        provider.Property(x => x.Proofs).AsJson();
    }

    public void Configure(EntityTypeBuilder<ProviderLink> link)
    {
        link.ToTable("ProviderLinks")
            .HasKey(x => new
            {
                x.PartyId,
                x.Issuer,
                x.Subject,
            });
        link.HasIndex(x => x.MemberId);
    }
}
