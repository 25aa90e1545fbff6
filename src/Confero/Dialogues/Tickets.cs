using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Dialogues;

/// <summary>The key that signs tickets of one question or poll.</summary>
public sealed class TicketKey : ISealed
{
    /// <summary>The question or poll.</summary>
    public required string SubjectId { get; init; }

    /// <summary>SubjectPublicKeyInfo in base 64, for everybody.</summary>
    public required string Open { get; init; }

    /// <summary>PKCS #8 in base 64.</summary>
    [Confidential]
    public required string Secret { get; init; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new((string?)null);
}

/// <summary>
/// That a party has drawn its ticket. What was signed was blinded: it fits every ticket of this key as well as any other.
/// </summary>
public sealed class TicketDraw
{
    public required string SubjectId { get; init; }
    public required string PartyId { get; init; }

    /// <summary>What the holder sent, and what the key made of it; both in base 64.</summary>
    public required string Blinded { get; init; }
    public required string Signature { get; init; }
}

internal sealed class TicketMapping
    : IEntityTypeConfiguration<TicketKey>,
        IEntityTypeConfiguration<TicketDraw>,
        IEntityTypeConfiguration<Box>
{
    public void Configure(EntityTypeBuilder<TicketKey> key) =>
        key.ToTable("DialogueTicketKeys").HasKey(x => x.SubjectId);

    public void Configure(EntityTypeBuilder<TicketDraw> draw) =>
        draw.ToTable("DialogueTicketDraws").HasKey(x => new { x.SubjectId, x.PartyId });

    public void Configure(EntityTypeBuilder<Box> box)
    {
        box.ToTable("DialogueBoxes").HasKey(x => x.SubjectId);
        box.Property(x => x.Version).IsConcurrencyToken();
    }
}
