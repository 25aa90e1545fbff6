using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Process;

/// <summary>A version of a process definition that was adopted. Versions are never changed; cases stay on theirs.</summary>
public sealed class AdoptedProcess
{
    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>The definition as it was adopted.</summary>
    public required string Json { get; init; }
    public DateTimeOffset AdoptedAt { get; init; }

    /// <summary>Who adopted it; null for what Confero ships.</summary>
    public string? AdoptedBy { get; init; }
}

internal sealed class AdoptedProcessMapping : IEntityTypeConfiguration<AdoptedProcess>
{
    public void Configure(EntityTypeBuilder<AdoptedProcess> process)
    {
        process.ToTable("Processes");
        process.HasKey(x => new { x.Code, x.Version });
    }
}
