using System.ComponentModel.DataAnnotations.Schema;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Record;

/// <summary>One act in the record, written in the same transaction as what it changed.</summary>
public sealed class JournalEntry : ISealed
{
    public required string Id { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who acted, and for which party.</summary>
    public required string MemberId { get; init; }
    public string? PartyId { get; init; }

    /// <summary>Code of the act, for example <c>request.endorse</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Id of what it was about.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The case it belongs to, if any, and the party that owns that case.</summary>
    public string? RequestId { get; init; }
    public string? OwnerId { get; init; }

    /// <summary>The act as canonical JSON; it stays with its owner, and only its commitment enters the log.</summary>
    [Confidential]
    public required string Content { get; init; }

    /// <summary>32 random bytes that keep the commitment from being guessed.</summary>
    [Confidential]
    public required byte[] Salt { get; set; }

    /// <summary>SHA-256 over salt and content.</summary>
    public required byte[] Commitment { get; init; }

    /// <summary>Its place in the log, given after the commit by one sequencer; null until then.</summary>
    public long? LeafIndex { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(OwnerId ?? PartyId);

    /// <summary>Whether its owner had content and salt destroyed. The commitment stays, and proves what others kept of it.</summary>
    [NotMapped]
    public bool Erased { get; private set; }

    void ISealed.WhenErased(string said) => (Erased, Salt) = (true, []);
}

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("Journal");
        entry.HasIndex(x => x.LeafIndex).IsUnique();
        entry.HasIndex(x => x.RequestId);
        entry.HasIndex(x => new { x.OwnerId, x.At });
    }
}
