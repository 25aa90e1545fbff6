using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery;

/// <summary>What the requesting State says of the outcome: at the end, and again when the later check falls due.</summary>
public sealed class Evaluation : ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>False at the end of delivery; true a year later.</summary>
    public bool IsLaterCheck { get; init; }

    /// <summary>1 (nothing changed) to 5 (the need is met and stays met).</summary>
    public int Rating { get; init; }

    /// <summary>What changed, or what lasted.</summary>
    [Confidential]
    public required string Effect { get; init; }

    /// <summary>What the next case should learn from this one.</summary>
    [Confidential]
    public string? Lesson { get; init; }

    /// <summary>Months after closing, for a later check.</summary>
    public int? Months { get; init; }

    /// <summary>Whether what the sustainment plan promised was done; null where nothing was said.</summary>
    public bool? RunningCostsPaid { get; init; }
    public bool? SparePartsAtHand { get; init; }
    public bool? TrainingRefreshed { get; init; }

    /// <summary>How far rating and lesson go.</summary>
    public LessonAudience LessonFor { get; set; }
    public required string MemberId { get; init; }
    public DateTimeOffset At { get; init; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

internal sealed class EvaluationMapping : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> evaluation)
    {
        evaluation.ToTable("Evaluations");
        evaluation.HasIndex(x => new { x.RequestId, x.IsLaterCheck });
        evaluation
            .HasOne<Request>()
            .WithMany()
            .HasForeignKey(x => x.RequestId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
