using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery;

/// <summary>Where a follow-up action stands.</summary>
public enum FollowUpState
{
    Open,

    /// <summary>Its owner says it is done; nobody else has looked yet.</summary>
    Reported,

    /// <summary>Somebody other than its owner found it done.</summary>
    Verified,
    Dropped,
}

/// <summary>Something that has to be done about a case, by somebody, by a day.</summary>
public sealed class FollowUp : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    [Confidential]
    public required string Text { get; init; }

    /// <summary>The party that does it.</summary>
    public required string OwnerPartyId { get; init; }

    /// <summary>The person in that party who does it; null while the party has named none.</summary>
    public string? OwnerMemberId { get; set; }
    public required DateOnly DueOn { get; set; }
    public required string CreatedBy { get; init; }
    public required string CreatedByPartyId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReportedAt { get; set; }
    public string? ReportedBy { get; set; }

    [Confidential]
    public string? Report { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }
    public string? VerifiedBy { get; set; }
    public string? VerifiedByPartyId { get; set; }

    /// <summary>What the one who looked found; also why it was sent back.</summary>
    [Confidential]
    public string? Finding { get; set; }
    public DateTimeOffset? DroppedAt { get; set; }
    public Guid Version { get; set; }

    public FollowUpState State =>
        DroppedAt is not null ? FollowUpState.Dropped
        : VerifiedAt is not null ? FollowUpState.Verified
        : ReportedAt is not null ? FollowUpState.Reported
        : FollowUpState.Open;

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> action)
    {
        action.ToTable("FollowUps");
        action.Property(x => x.Version).IsConcurrencyToken();
        action.Ignore(x => x.State);
        action.HasIndex(x => x.RequestId);
        action.HasIndex(x => new { x.OwnerPartyId, x.DueOn });
        action.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
        action
            .HasOne<Party>()
            .WithMany()
            .HasForeignKey(x => x.OwnerPartyId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
