using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Assessments;

/// <summary>The link from a shortfall to the need drafted from it; only the State sees it.</summary>
public sealed class DraftedNeed
{
    public required string AssessmentId { get; init; }
    public required string Question { get; init; }
    public required string RequestId { get; init; }
    public required string NeedId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class DraftedNeedMapping : IEntityTypeConfiguration<DraftedNeed>
{
    public void Configure(EntityTypeBuilder<DraftedNeed> drafted)
    {
        drafted.ToTable("AssessmentNeeds");
        drafted.HasKey(x => new { x.AssessmentId, x.NeedId });
        drafted.HasIndex(x => x.RequestId);
    }
}
