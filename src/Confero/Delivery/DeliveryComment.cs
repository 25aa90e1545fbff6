using Confero.Packages;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery;

/// <summary>A word about a delivery, read by both sides and the secretariat.</summary>
public sealed class DeliveryComment : ISealed
{
    public required string Id { get; init; }
    public required string ContributionId { get; init; }
    public required DeliverySide Side { get; init; }

    [Confidential]
    public required string Text { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfContribution(ContributionId);
}

internal sealed class DeliveryCommentMapping : IEntityTypeConfiguration<DeliveryComment>
{
    public void Configure(EntityTypeBuilder<DeliveryComment> comment)
    {
        comment.ToTable("DeliveryComments");
        comment.HasIndex(x => x.ContributionId);
        comment
            .HasOne<Contribution>()
            .WithMany()
            .HasForeignKey(x => x.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
