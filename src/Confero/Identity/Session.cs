using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Identity;

/// <summary>A sign-in that is still good, kept on the server so that it can be listed and ended.</summary>
public sealed class Session
{
    /// <summary>SHA-256, in hex, of the secret the cookie carries.</summary>
    public required string Key { get; init; }
    public required string MemberId { get; init; }

    /// <summary>The protected ticket.</summary>
    public required byte[] Ticket { get; set; }

    /// <summary>When the person came in; a session ends some hours later, however much it is used.</summary>
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was last used, to a few minutes.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>What the browser calls itself.</summary>
    public string? Browser { get; init; }

    /// <summary>The network it began in, see <see cref="Identity.Network"/>.</summary>
    public string? Network { get; init; }

    /// <summary>How the person came in: password, passkey, provider or demonstration.</summary>
    public string Method { get; init; } = "password";

    /// <summary>When the person last proved who they are with a passkey or an authenticator.</summary>
    public DateTimeOffset? StrongAt { get; init; }
}

/// <summary>Failed sign-ins from one network for one address; the wait grows, and nobody can lock out somebody elsewhere.</summary>
public sealed class FailedSignIns
{
    /// <summary>SHA-256, in hex, of address and network.</summary>
    public required string Key { get; init; }
    public int Count { get; set; }
    public DateTimeOffset NotBefore { get; set; }
}

internal sealed class SessionMapping
    : IEntityTypeConfiguration<Session>,
        IEntityTypeConfiguration<FailedSignIns>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions").HasKey(x => x.Key);
        session.HasIndex(x => x.MemberId);
        session.HasIndex(x => x.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<FailedSignIns> failures) =>
        failures.ToTable("FailedSignIns").HasKey(x => x.Key);
}
