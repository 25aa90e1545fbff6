using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Assessments;

/// <summary>A place the State assesses, under a code name of its own choice. It is class A and never leaves the State.</summary>
public sealed class Site : IVersioned, ISealed
{
    public required string Id { get; init; }
    public required string PartyId { get; init; }

    [Confidential]
    public required string CodeName { get; set; }

    [Confidential]
    public string? Note { get; set; }

    /// <summary>Closed or given up: no new assessment, and not in the national picture.</summary>
    public bool Retired { get; set; }
    public Guid Version { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(PartyId);
}

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> site)
    {
        site.ToTable("Sites");
        site.Property(x => x.Version).IsConcurrencyToken();
        site.HasIndex(x => x.PartyId);
    }
}
