using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Assessments;

/// <summary>A place the State assesses, under a code name of its own choice. It is class A and never leaves the State.</summary>
public sealed class Site : IVersioned
{
    public required string Id { get; init; }
    public required string PartyId { get; init; }
    public required string CodeName { get; set; }
    public string? Note { get; set; }

    /// <summary>Closed or given up: no new assessment, and not in the national picture.</summary>
    public bool Retired { get; set; }
    public Guid Version { get; set; }
}

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> site)
    {
        site.ToTable("Sites");
        site.Property(x => x.Version).IsConcurrencyToken();
        site.HasIndex(x => new { x.PartyId, x.CodeName }).IsUnique();
    }
}
