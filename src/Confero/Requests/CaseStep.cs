using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>One step of a case as its file shows it: who did what, from which state to which.</summary>
public sealed class CaseStep : ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>The act of the process, for example <c>endorse</c>.</summary>
    public required string Act { get; init; }
    public required string MemberId { get; init; }
    public string? PartyId { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>What the member wrote to it.</summary>
    [Confidential]
    public string? Note { get; init; }
    public DateTimeOffset At { get; init; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

internal sealed class CaseStepMapping : IEntityTypeConfiguration<CaseStep>
{
    public void Configure(EntityTypeBuilder<CaseStep> step)
    {
        step.ToTable("CaseSteps");
        step.HasIndex(x => new { x.RequestId, x.At });
    }
}
