using Confero.Identity;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Parties;

/// <summary>A person acting for a party, or, without a party, an expert on the roster.</summary>
public sealed class Member : IVersioned
{
    public required string Id { get; init; }
    public string? PartyId { get; set; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public Roles Roles { get; set; }

    /// <summary>The language the person is written to in.</summary>
    public string Language { get; set; } = "en";

    /// <summary>The way in; null until the invitation was taken up.</summary>
    public string? AccountId { get; set; }

    /// <summary>Roster entry of an expert.</summary>
    public string? ExpertId { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    /// <summary>SHA-256 of the one-time invitation code, in hex; null once used.</summary>
    public string? InvitationHash { get; set; }

    /// <summary>When the person lost access; the party's cases stay.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public bool Active => RemovedAt is null;

    public Guid Version { get; set; }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("Members");
        member.Property(x => x.Version).IsConcurrencyToken();
        member.HasIndex(x => x.PartyId);
        member.HasIndex(x => x.AccountId);
        member.HasIndex(x => x.InvitationHash);
        member.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
        member.Ignore(x => x.Active);
    }
}
