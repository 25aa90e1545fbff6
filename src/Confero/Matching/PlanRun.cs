using Confero.Parties;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Matching;

/// <summary>A plan that was computed for the portfolio of one moment, kept whole so that it can be checked again.</summary>
public sealed class PlanRun : ISealed
{
    public required string Id { get; init; }
    public DateTimeOffset At { get; init; }
    public required string MemberId { get; init; }

    /// <summary>The plan and the input it was made from, as the plan file carries them.</summary>
    [Confidential]
    public required string Input { get; init; }

    [Confidential]
    public required string Plan { get; init; }
    public double Objective { get; init; }
    public double Bound { get; init; }

    /// <summary>The id of the plan that a job makes.</summary>
    public static string IdOf(Jobs.Job job) => $"PLN-{job.Id[4..]}";

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new(Party.Secretariat);
}

internal sealed class PlanRunMapping : IEntityTypeConfiguration<PlanRun>
{
    public void Configure(EntityTypeBuilder<PlanRun> plan) => plan.ToTable("Plans").HasIndex(x => x.At);
}
