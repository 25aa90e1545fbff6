using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>What came of a case in the State's own words: a draft of its own, and what it let everyone read.</summary>
public sealed class CaseResult : IVersioned, ISealed
{
    public required string RequestId { get; init; }

    /// <summary>The requesting State.</summary>
    public required string PartyId { get; init; }
    public required string Language { get; init; }

    /// <summary>The text as the State writes it; nobody else sees it.</summary>
    [Confidential]
    public required string Draft { get; set; }

    /// <summary>The text everyone may read while its consent stands.</summary>
    public string? Published { get; set; }

    /// <summary>When it was published; null while it is not.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
    public Guid Version { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

internal sealed class CaseResultMapping : IEntityTypeConfiguration<CaseResult>
{
    public void Configure(EntityTypeBuilder<CaseResult> result)
    {
        result.ToTable("CaseResults");
        result.HasKey(x => x.RequestId);
        result.Property(x => x.Version).IsConcurrencyToken();
        result.HasIndex(x => x.PublishedAt);
        result.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
