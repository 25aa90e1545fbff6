using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Identity;

/// <summary>A key with which a program acts for a member by the API: bounded in what it may do and how long.</summary>
public sealed class ApiToken
{
    /// <summary>The scope that lets a token read what its member may read.</summary>
    public const string Read = "read";

    private const string Prefix = "confero-";

    public required string Id { get; init; }
    public required string MemberId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, in hex; the token itself was shown once.</summary>
    public required string Hash { get; init; }

    /// <summary>The most it may use of the member's roles; never more than the member holds at the moment of use.</summary>
    public Roles Roles { get; init; }

    /// <summary><see cref="Read"/>, codes of acts, or all acts of a capability, such as <c>offer.*</c>.</summary>
    public List<string> Scopes { get; init; } = [];
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The network it was last used from.</summary>
    public string? UsedFrom { get; set; }

    public bool Covers(string scope) =>
        Scopes.Contains(scope)
        || Scopes.Exists(x =>
            x.EndsWith(".*", StringComparison.Ordinal) && scope.StartsWith(x[..^1], StringComparison.Ordinal)
        );

    /// <summary>A new random token.</summary>
    public static string NewSecret() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("ApiTokens");
        token.Property(x => x.Scopes).AsJson();
        token.HasIndex(x => x.Hash).IsUnique();
        token.HasIndex(x => x.MemberId);
    }
}
