using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Storage;

/// <summary>What came of an act that carried an idempotency key, so that sending it again does nothing twice.</summary>
internal sealed class DoneAct
{
    public required string MemberId { get; init; }
    public required string Key { get; init; }

    /// <summary>A keyed hash of the act, so that the same key with another act is refused and nobody tries out what it said.</summary>
    public required string Mark { get; init; }
    public required string Outcome { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class DoneActMapping : IEntityTypeConfiguration<DoneAct>
{
    public void Configure(EntityTypeBuilder<DoneAct> done)
    {
        done.ToTable("DoneActs");
        done.HasKey(x => new { x.MemberId, x.Key });
        done.HasIndex(x => x.At);
    }
}
