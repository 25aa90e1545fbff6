using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests.Erasing;

/// <summary>The decision of a State's two authorisers to have all its confidential content destroyed. It holds no content.</summary>
public sealed class Erasure : IVersioned
{
    /// <summary>How long the second person may take.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromDays(14);

    public required string Id { get; init; }
    public required string PartyId { get; init; }
    public required string AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The second authoriser, and when the keys were destroyed.</summary>
    public string? ConfirmedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public Guid Version { get; set; }

    public bool OpenAt(DateTimeOffset now) =>
        WithdrawnAt is null && ConfirmedAt is null && now < AskedAt + Stands;
}

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("Erasures");
        erasure.Property(x => x.Version).IsConcurrencyToken();
        erasure.HasIndex(x => new { x.PartyId, x.AskedAt });
        erasure.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
