using Confero.Requests;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery;

/// <summary>How the State keeps up what it accepts: part of acceptance, since what nobody keeps up does not last.</summary>
public sealed class SustainmentPlan : IVersioned, ISealed
{
    public required string RequestId { get; init; }

    /// <summary>What it costs to run, and who pays for it.</summary>
    [Confidential]
    public required string RunningCosts { get; set; }

    /// <summary>Minor units of <see cref="Currency"/> a year.</summary>
    [Confidential]
    public long? YearlyCost { get; set; }

    [Confidential]
    public string? Currency { get; set; }

    [Confidential]
    public required string SpareParts { get; set; }

    /// <summary>How knowledge stays when people leave.</summary>
    [Confidential]
    public required string RefresherTraining { get; set; }

    /// <summary>The office that answers for it.</summary>
    [Confidential]
    public required string Responsible { get; set; }
    public required string MemberId { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid Version { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

internal sealed class SustainmentPlanMapping : IEntityTypeConfiguration<SustainmentPlan>
{
    public void Configure(EntityTypeBuilder<SustainmentPlan> plan)
    {
        plan.ToTable("SustainmentPlans");
        plan.HasKey(x => x.RequestId);
        plan.Property(x => x.Version).IsConcurrencyToken();
        plan.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
