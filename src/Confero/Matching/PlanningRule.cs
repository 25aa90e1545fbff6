using Confero.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Matching;

/// <summary>What the secretariat told the planner about a need and an offer: keep them together, or never.</summary>
public sealed class PlanningRule
{
    public required string Id { get; init; }
    public required PlanningRuleKind Kind { get; init; }
    public required string NeedId { get; init; }

    /// <summary>An offer, or an expert of the roster.</summary>
    public required string OfferId { get; init; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>When it was lifted; it stays on record.</summary>
    public DateTimeOffset? LiftedAt { get; set; }
}

/// <summary>What a planning rule says.</summary>
public enum PlanningRuleKind
{
    /// <summary>A plan that serves the need uses this offer.</summary>
    Keep,

    /// <summary>No plan brings the two together.</summary>
    Forbid,
}

internal sealed class PlanningRuleMapping : IEntityTypeConfiguration<PlanningRule>
{
    public void Configure(EntityTypeBuilder<PlanningRule> rule)
    {
        rule.ToTable("PlanningRules");
        rule.Property(x => x.Kind).HasConversion<string>();
        rule.HasIndex(x => x.NeedId);
        rule.HasOne<Need>().WithMany().HasForeignKey(x => x.NeedId).OnDelete(DeleteBehavior.Restrict);
    }
}
