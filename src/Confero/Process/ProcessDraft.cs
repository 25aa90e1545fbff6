using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Process;

/// <summary>A definition that administrators work on. It may be faulty; no case follows it until it is adopted.</summary>
public sealed class ProcessDraft : IVersioned
{
    public required string Id { get; init; }

    /// <summary>The process it was copied from, and its version.</summary>
    public required string BasedOn { get; init; }
    public required int BasedOnVersion { get; init; }

    /// <summary>The text, as it was last saved.</summary>
    public required string Json { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string? ChangedBy { get; set; }
    public Guid Version { get; set; }
}

internal sealed class ProcessDraftMapping : IEntityTypeConfiguration<ProcessDraft>
{
    public void Configure(EntityTypeBuilder<ProcessDraft> draft)
    {
        draft.ToTable("ProcessDrafts");
        draft.Property(x => x.Version).IsConcurrencyToken();
    }
}
