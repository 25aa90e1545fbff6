using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>A proposal to move one running case to another version or process, and what became of it.</summary>
public sealed class CaseMigration : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>The process, version and state the case would follow.</summary>
    public required string Process { get; init; }
    public required int ProcessVersion { get; init; }
    public required string State { get; init; }

    /// <summary>The state the case was in when it was proposed; a proposal is void once the case has moved.</summary>
    public required string FromState { get; init; }

    [Confidential]
    public required string Note { get; init; }
    public required string ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>The answer of the State's authoriser; null while none was given. Silence is none.</summary>
    public bool? Accepted { get; set; }
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public Guid Version { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

internal sealed class CaseMigrationMapping : IEntityTypeConfiguration<CaseMigration>
{
    public void Configure(EntityTypeBuilder<CaseMigration> migration)
    {
        migration.ToTable("CaseMigrations");
        migration.Property(x => x.Version).IsConcurrencyToken();
        migration.HasIndex(x => x.RequestId);
        migration
            .HasOne<Request>()
            .WithMany()
            .HasForeignKey(x => x.RequestId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
