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

/// <summary>A file attached as evidence to a section of a case, a delivery or an assessment. It exists for those who may see that.</summary>
public sealed class Document : IVersioned, ISealed
{
    public required string Id { get; init; }

    /// <summary>The State whose case or assessment it belongs to.</summary>
    public required string PartyId { get; init; }

    /// <summary>The case, contribution or assessment.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The section of the case; null for deliveries and assessments.</summary>
    public Section? Section { get; init; }

    /// <summary>Who attached it; only that party removes it.</summary>
    public required string AddedFor { get; init; }
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
    public Guid Version { get; set; }

    public string FileName => Name + Kind.Extension();

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

/// <summary>The bytes of a document, apart, so that lists stay light.</summary>
public sealed class DocumentContent : ISealed
{
    public required string DocumentId { get; init; }
    public required string PartyId { get; init; }

    [Confidential]
    public required byte[] Bytes { get; init; }

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
        content.HasOne<Document>().WithOne().HasForeignKey<DocumentContent>(x => x.DocumentId);
    }
}
