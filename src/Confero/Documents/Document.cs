using Confero.Disclosure;
using Confero.Parties;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Documents;

/// <summary>Where a document stands.</summary>
public enum DocumentState
{
    /// <summary>In quarantine until it was checked; nobody opens it.</summary>
    Waiting,
    Accepted,

    /// <summary>The check found something; its content is gone.</summary>
    Refused,
}

/// <summary>A file attached as evidence to a section of a case or to a delivery. It exists for those who may see that.</summary>
public sealed class Document : IVersioned, ISealed
{
    public required string Id { get; init; }

    /// <summary>The State whose case it belongs to; its key seals it.</summary>
    public required string PartyId { get; init; }

    /// <summary>The case or the contribution in delivery.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The section of the case; null for deliveries.</summary>
    public Section? Section { get; init; }

    /// <summary>The party that attached it; null for an expert on their own account. Only the same removes it.</summary>
    public string? AddedByPartyId { get; init; }
    public required string AddedBy { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public required DocumentKind Kind { get; init; }

    /// <summary>Bytes as kept.</summary>
    public required long Size { get; init; }

    /// <summary>Name without extension, as it was sent.</summary>
    [Confidential]
    public required string Name { get; init; }

    /// <summary>SHA-256 of what was sent and of what is kept, in hex.</summary>
    [Confidential]
    public required string SentHash { get; init; }

    [Confidential]
    public required string Hash { get; init; }
    public DocumentState State { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>Whether a scanner for harmful software saw it; otherwise its structure alone was examined.</summary>
    public bool Scanned { get; set; }
    public Guid Version { get; set; }

    public string FileName => Name + Kind.Extension();

    /// <summary>Whether this member, of this party, speaks for who attached it.</summary>
    public bool IsOf(string? memberId, string? partyId) =>
        AddedByPartyId is { } party ? party == partyId : AddedBy == memberId;

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

/// <summary>The bytes of a document, apart, so that lists stay light.</summary>
public sealed class DocumentContent : ISealed
{
    public required string DocumentId { get; init; }
    public required string PartyId { get; init; }

    [Confidential]
    public byte[]? Bytes { get; init; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

internal sealed class DocumentMapping
    : IEntityTypeConfiguration<Document>,
        IEntityTypeConfiguration<DocumentContent>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("Documents");
        document.Property(x => x.Version).IsConcurrencyToken();
        document.Ignore(x => x.FileName);
        document.HasIndex(x => x.SubjectId);
        document.HasIndex(x => x.PartyId);
        document.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentContent> content)
    {
        content.ToTable("DocumentContents");
        content.HasKey(x => x.DocumentId);
        content
            .HasOne<Document>()
            .WithOne()
            .HasForeignKey<DocumentContent>(x => x.DocumentId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
