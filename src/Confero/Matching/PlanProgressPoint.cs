using Confero.Matching.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Matching;

/// <summary>How far a plan had come at one moment of its search; kept with the plan to show how it was found.</summary>
public sealed class PlanProgressPoint
{
    public required string PlanId { get; init; }

    /// <summary>Since the search began.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>Points of the best plan so far.</summary>
    public required long Objective { get; init; }

    /// <summary>No plan is worth more, as far as is proven; null while nothing is.</summary>
    public long? Bound { get; init; }

    /// <summary>How far the plan may be below the best one; null while nothing is proven.</summary>
    public double? Gap => Bound is > 0 and var bound ? (double)(bound - Objective) / bound : null;

    internal static PlanProgressPoint Of(string planId, PlanProgress progress) =>
        new()
        {
            PlanId = planId,
            Milliseconds = (int)progress.Elapsed.TotalMilliseconds,
            Objective = progress.Objective,
            Bound = progress.Bound == long.MaxValue ? null : progress.Bound,
        };
}

internal sealed class PlanProgressPointMapping : IEntityTypeConfiguration<PlanProgressPoint>
{
    public void Configure(EntityTypeBuilder<PlanProgressPoint> point)
    {
        point.ToTable("PlanProgress").HasKey(x => new { x.PlanId, x.Milliseconds });
        point.Ignore(x => x.Gap);
    }
}
