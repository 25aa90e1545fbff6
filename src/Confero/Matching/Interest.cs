using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Matching;

/// <summary>A provider's interest in an anonymous card. The secretariat sees it; the State is not told who.</summary>
public sealed class Interest : ISealed
{
    public required string Id { get; init; }
    public required string NeedId { get; init; }
    public required string PartyId { get; init; }
    public string? OfferId { get; init; }

    [Confidential]
    public string? Note { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

internal sealed class InterestMapping : IEntityTypeConfiguration<Interest>
{
    public void Configure(EntityTypeBuilder<Interest> interest)
    {
        interest.ToTable("Interests");
        interest.HasIndex(x => new { x.NeedId, x.PartyId }).IsUnique();
        interest.HasOne<Need>().WithMany().HasForeignKey(x => x.NeedId).OnDelete(DeleteBehavior.Restrict);
    }
}
