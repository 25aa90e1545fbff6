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

    /// <summary>Why it was adopted.</summary>
    public string? Note { get; init; }

    /// <summary>Since when no new case begins under it; running cases go on.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
    public string? RetiredBy { get; set; }

    /// <summary>Why it was retired.</summary>
    public string? RetireNote { get; set; }
}

internal sealed class AdoptedProcessMapping : IEntityTypeConfiguration<AdoptedProcess>
{
    public void Configure(EntityTypeBuilder<AdoptedProcess> process)
    {
        process.ToTable("Processes");
        process.HasKey(x => new { x.Code, x.Version });
    }
}
