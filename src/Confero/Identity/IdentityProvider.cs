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

    /// <summary>Whether the party's people may come in by no other way.</summary>
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
}

/// <summary>A value of the claim and the names of the roles it stands for.</summary>
public sealed record RoleMapping(string Value, IReadOnlyList<string> Roles);

/// <summary>Whom a provider's subject is here; made at the first sign-in through it.</summary>
public sealed class ProviderLink
{
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset LinkedAt { get; init; }
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
    }

    public void Configure(EntityTypeBuilder<ProviderLink> link)
    {
        link.ToTable("ProviderLinks").HasKey(x => new { x.Issuer, x.Subject });
        link.HasIndex(x => x.MemberId);
    }
}
